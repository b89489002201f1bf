import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdsSteps, type SavedRecipe } from '../../../shared/sheet/recipe';
import { ask } from '../../bridge';
import type { OpenedSheet } from '../../model/sheet';
import { useChosenShop } from '../../model/shops';
import { createStore, useStore } from '../../model/store';
import { Card } from '../../ui/screen';
import { useFormats } from '../../words/formats';
import { useDoneSteps } from './done-steps';
import { SaveRecipe } from './save-recipe';

/** The sheets, by `rowsId`, for which the person does not want to be asked. */
const declinedStore = createStore<ReadonlySet<string>>(new Set());

/** Offers to save the sheet's steps for the next file. Renders nothing if a recipe of the shop has them all, or if the person declined. */
export function RecipeOffer({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const shopId = useChosenShop()?.id;
  const done = useDoneSteps(sheet);
  const [isSaving, setSaving] = useState(false);
  const [saved, setSaved] = useState<readonly SavedRecipe[] | null>(null);
  const { rowsId } = sheet.state;
  const isDeclined = useStore(declinedStore, (declined) => declined.has(rowsId));
  useEffect(() => {
    if (shopId === undefined || isSaving) return undefined;
    let isCurrent = true;
    ask('recipes-list', { shopId }).then(
      (recipes) => {
        if (isCurrent) setSaved(recipes);
      },
      // Without the list nothing is offered.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [shopId, isSaving]);
  if (shopId === undefined || isDeclined || done === null || saved === null) return null;
  const steps = done.steps.filter(({ on }) => on);
  if (steps.length === 0 || holdsSteps(saved, steps)) return null;
  return (
    <Card title={t('recipes.offer.title')} data-testid="recipe-offer">
      <Text size="sm">{t('recipes.offer.text', { count: steps.length, steps: formats.number(steps.length) })}</Text>
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={() => setSaving(true)}>
          {t('recipes.offer.save')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => declinedStore.update((declined) => new Set([...declined, rowsId]))}
        >
          {t('recipes.offer.decline')}
        </Button>
      </Group>
      {isSaving && <SaveRecipe sheet={sheet} done={done} onClose={() => setSaving(false)} />}
    </Card>
  );
}
