import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecipeStep } from '../../../shared/sheet/operation';
import { stepSentence } from '../../../shared/sheet/step-sentence';
import classes from './memory.module.css';

/** The steps of a recipe in words. `after` renders something below a step. */
export function RecipeSteps({
  steps,
  after,
}: {
  steps: readonly RecipeStep[];
  after?: (step: RecipeStep, index: number) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <ol className={classes['steps']}>
      {steps.map((step, index) => (
        <li key={index}>
          {stepSentence(step, t)}
          {!step.on && ` (${t('recipes.off')})`}
          {after?.(step, index)}
        </li>
      ))}
    </ol>
  );
}
