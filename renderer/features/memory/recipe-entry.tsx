import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RECIPE_NAME_LETTERS } from '../../../shared/sheet/operation';
import type { SavedRecipe } from '../../../shared/sheet/recipe';
import { ask } from '../../bridge';
import classes from './memory.module.css';
import { NameForm } from './name-form';
import { RecipeSteps } from './recipe-steps';
import { useEntryDeeds } from './use-entry-deeds';

/**
 * One recipe with its steps.
 *
 * @param isNew goes to the recipe, so that its steps are read
 */
export function RecipeEntry({
  recipe,
  isNew,
  onTyped,
  onChanged,
}: {
  recipe: SavedRecipe;
  isNew: boolean;
  onTyped: (isUnsaved: boolean) => void;
  onChanged: () => void;
}) {
  const { t } = useTranslation();
  const { busy, act, deleteIfConfirmed } = useEntryDeeds(onChanged);
  const { id, name, steps, accepted } = recipe;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNew) section.current?.focus();
  }, [isNew]);
  const remove = (): void =>
    deleteIfConfirmed({ title: t('recipes.deleteTitle', { name }), text: t('recipes.deleteText') }, () =>
      ask('recipe-delete', { id }),
    );
  return (
    <section ref={section} tabIndex={-1} className={classes['entry']} aria-label={name} data-testid="saved-recipe">
      <NameForm
        label={t('recipes.name')}
        name={name}
        maxLength={RECIPE_NAME_LETTERS}
        busy={busy}
        onTyped={onTyped}
        onRename={(typed) => act(() => ask('recipe-change', { id, name: typed }))}
      />
      {!accepted && <Text size="sm">{t('recipes.foreign')}</Text>}
      <RecipeSteps steps={steps} />
      <Group gap="xs">
        {!accepted && (
          <Button size="xs" disabled={busy} onClick={() => act(() => ask('recipe-change', { id, accepted: true }))}>
            {t('recipes.accept')}
          </Button>
        )}
        <Button size="xs" variant="subtle" color="red" disabled={busy} onClick={remove}>
          {t('memory.delete')}
        </Button>
      </Group>
    </section>
  );
}
