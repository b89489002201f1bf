import { Button, Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hasPersonalConstants } from '../../../shared/memory/memory-file';
import type { KnownMemory } from '../../../shared/memory/take-memory';
import { isPersonal } from '../../../shared/sheet/recipe';
import { stepSentence } from '../../../shared/sheet/step-sentence';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { useReturnedFocus } from '../../hooks/use-returned-focus';
import { Dialog } from '../../ui/dialogs/dialog';
import { DialogActions } from '../../ui/dialogs/dialog-actions';
import { closeAndNotifyDone } from '../../ui/notify';
import { useLayoutTitle } from './layout-title';
import classes from './memory.module.css';
import { useTicks } from './use-ticks';

/** Chooses what goes into the file. What may hold values of people goes into it only if it is ticked. */
export function SaveMemory({ shopId, memory, onClose }: { shopId: string; memory: KnownMemory; onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  useReturnedFocus();
  const titleOf = useLayoutTitle();
  const [left, leave] = useTicks();
  const [personal, tickPersonal] = useTicks();
  const isChosen = ({ id }: { id: string }): boolean => !left.has(id);
  const layouts = memory.layouts.filter(isChosen);
  const recipes = memory.recipes.filter(isChosen);
  const save = (): void =>
    run(async () => {
      const isSaved = await ask('memory-save', {
        shopId,
        layouts: layouts.map(({ id }) => ({ id, personal: personal.has(id) })),
        recipes: recipes.map(({ id, steps }) => ({
          id,
          personal: steps.flatMap((_, index) => (personal.has(`${id} ${index}`) ? [index] : [])),
        })),
      });
      if (!isSaved) return;
      closeAndNotifyDone(onClose, t('memory.saved'), t('common.close'));
    });
  const personalBox = (key: string, label: string) => (
    <Checkbox
      ml={28}
      mt={6}
      size="xs"
      label={label}
      checked={personal.has(key)}
      onChange={(event) => tickPersonal(key, event.currentTarget.checked)}
    />
  );
  return (
    <Dialog opened onClose={onClose} title={t('memory.saveTitle')}>
      <Text size="sm">{t('memory.saveText')}</Text>
      <ul className={classes['steps']}>
        {memory.layouts.map((layout) => (
          <li key={layout.id}>
            <Checkbox
              label={t('memory.layoutNamed', { name: titleOf(layout) })}
              checked={isChosen(layout)}
              onChange={(event) => leave(layout.id, !event.currentTarget.checked)}
            />
            {isChosen(layout) && hasPersonalConstants(layout) && personalBox(layout.id, t('memory.personalConstants'))}
          </li>
        ))}
        {memory.recipes.map((recipe) => (
          <li key={recipe.id}>
            <Checkbox
              label={t('memory.recipeNamed', { name: recipe.name })}
              checked={isChosen(recipe)}
              onChange={(event) => leave(recipe.id, !event.currentTarget.checked)}
            />
            {isChosen(recipe) &&
              recipe.steps.map(
                (step, index) =>
                  isPersonal(step) && (
                    <div key={index}>
                      {personalBox(`${recipe.id} ${index}`, t('memory.personalStep', { step: stepSentence(step, t) }))}
                    </div>
                  ),
              )}
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button data-autofocus loading={busy} disabled={layouts.length + recipes.length === 0} onClick={save}>
          {t('memory.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
