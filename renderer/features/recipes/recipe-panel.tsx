import { Button, Switch, Text, Title } from '@mantine/core';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepSentence } from '../../../shared/sheet/step-sentence';
import type { DoneRecipe } from '../../../shared/sheet/step';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { applyBulk } from '../../model/change-sheet';
import type { OpenedSheet } from '../../model/sheet';
import { chosenShop, memoryOpenedStore, shopsStore } from '../../model/shops';
import { useStore } from '../../model/store';
import { useFormats } from '../../words/formats';
import { useStepChanges } from '../../words/step-changes';
import { useDoneSteps } from './done-steps';
import classes from './recipes.module.css';
import { SaveRecipe } from './save-recipe';
import { stepsWantedStore } from './wanted-steps';

/** The recipe that was done to the sheet, step by step, and ways to save the sheet's steps and to manage recipes. */
export const RecipePanel = memo(function RecipePanel({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const done = useDoneSteps(sheet);
  const recipe = done?.recipe ?? null;
  const [isSaving, setSaving] = useState(false);
  const { steps, complete } = sheet.state;
  const shopId = useStore(shopsStore, (shops) => chosenShop(shops)?.id ?? null);
  const section = useRef<HTMLElement>(null);
  const isWanted = useStore(stepsWantedStore) && recipe !== null;
  useEffect(() => {
    if (!isWanted) return;
    stepsWantedStore.set(false);
    // Below the issues, it may be out of sight.
    section.current?.focus();
  }, [isWanted]);
  return (
    <section ref={section} tabIndex={-1} className={classes['panel']} aria-label={t('recipes.title')}>
      <Title order={2} size={16}>
        {t('recipes.title')}
      </Title>
      {recipe !== null && <Summary recipe={recipe} issues={sheet.state.counts.issues} />}
      <Button
        size="xs"
        h="auto"
        mih={30}
        maw="100%"
        variant="default"
        classNames={{ label: classes['wrapping'] ?? '' }}
        disabled={steps === 0 || !complete}
        onClick={() => setSaving(true)}
      >
        {steps === 0 ? t('recipes.offer.save') : t('recipes.save', { count: steps })}
      </Button>
      <Button size="xs" variant="subtle" onClick={() => memoryOpenedStore.set(shopId)}>
        {t('memory.open')}
      </Button>
      {isSaving && done !== null && <SaveRecipe sheet={sheet} done={done} onClose={() => setSaving(false)} />}
    </section>
  );
});

/** Each step with what it did, and a switch. */
function Summary({ recipe, issues }: { recipe: DoneRecipe; issues: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const changesOf = useStepChanges();
  const change = (place: number, on: boolean): void =>
    run(async () => {
      const steps = recipe.steps.map(({ columns, operation, on: was }, index) => ({
        columns,
        operation,
        on: index === place ? on : was,
      }));
      const { id, name } = recipe;
      await applyBulk({ kind: 'recipe', id, name, steps });
      // A recipe that was deleted meanwhile is still switched in this sheet.
      await ask('recipe-change', { id, steps }).catch(() => undefined);
    });
  return (
    <div data-testid="recipe">
      <Text size="sm" fw={600}>
        {recipe.name}
      </Text>
      <ol className={classes['steps']}>
        {recipe.steps.map((step, index) => (
          <li key={index} data-testid="recipe-step" data-changed={step.changed} data-misfit={step.misfit ?? undefined}>
            <Switch
              size="xs"
              checked={step.on}
              disabled={busy || !recipe.canSwitch}
              label={stepSentence(step, t)}
              onChange={(event) => change(index, event.currentTarget.checked)}
            />
            <span className={classes['result']} data-misfit={step.misfit !== null}>
              {step.misfit !== null
                ? t('recipes.skipped', {
                    reason: t(`recipes.misfits.${step.misfit}`, { column: step.column?.header ?? '' }),
                  })
                : step.on
                  ? changesOf([step])
                  : t('recipes.off')}
            </span>
          </li>
        ))}
      </ol>
      <Text size="sm" c="dimmed">
        {t(issues === 0 ? 'recipes.nothingLeft' : 'recipes.left', { count: issues, issues: formats.number(issues) })}
      </Text>
      {!recipe.canSwitch && (
        <Text size="sm" c="dimmed">
          {t('errors.undo-cut')}
        </Text>
      )}
    </div>
  );
}
