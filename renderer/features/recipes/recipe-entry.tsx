import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RECIPE_NAME_LETTERS } from '../../../shared/sheet/operation';
import { isPersonal, type SavedRecipe } from '../../../shared/sheet/recipe';
import { stepSentence } from '../../../shared/sheet/step-sentence';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { confirmDeed } from '../../ui/dialogs/confirm';
import { notifyDone } from '../../ui/notify';
import classes from './recipes.module.css';

/**
 * One recipe with its steps. Steps with values of people go into a file only if they are ticked.
 *
 * @param isNew goes to the recipe, so that its steps are read
 */
export function RecipeEntry({
  recipe,
  isNew,
  onChanged,
}: {
  recipe: SavedRecipe;
  isNew: boolean;
  onChanged: () => void;
}) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const { id, name, steps, accepted } = recipe;
  const [typed, setTyped] = useState(name);
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNew) section.current?.focus();
  }, [isNew]);
  const act = (action: () => Promise<unknown>): void =>
    run(async () => {
      await action();
      onChanged();
    });
  const canRename = !busy && typed.trim() !== '' && typed !== name;
  const remove = (): void =>
    confirmDeed(
      {
        title: t('recipes.deleteTitle', { name }),
        text: t('recipes.deleteText'),
        confirm: t('recipes.delete'),
        cancel: t('common.cancel'),
      },
      () => act(() => ask('recipe-delete', { id })),
    );
  return (
    <section ref={section} tabIndex={-1} className={classes['recipe']} aria-label={name} data-testid="saved-recipe">
      <Group
        component="form"
        align="flex-end"
        gap="xs"
        onSubmit={(event) => {
          event.preventDefault();
          if (canRename) act(() => ask('recipe-change', { id, name: typed.trim() }));
        }}
      >
        <TextInput
          flex={1}
          label={t('recipes.name')}
          value={typed}
          maxLength={RECIPE_NAME_LETTERS}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!canRename}>
          {t('recipes.rename')}
        </Button>
      </Group>
      {!accepted && <Text size="sm">{t('recipes.foreign')}</Text>}
      <ol className={classes['steps']}>
        {steps.map((step, index) => (
          <li key={index}>
            {stepSentence(step, t)}
            {!step.on && ` (${t('recipes.off')})`}
            {isPersonal(step) && (
              <Checkbox
                mt={4}
                size="xs"
                label={t('recipes.exportPersonal')}
                checked={ticked.includes(index)}
                onChange={(event) => {
                  const others = ticked.filter((each) => each !== index);
                  setTicked(event.currentTarget.checked ? [...others, index] : others);
                }}
              />
            )}
          </li>
        ))}
      </ol>
      <Group gap="xs">
        {!accepted && (
          <Button size="xs" disabled={busy} onClick={() => act(() => ask('recipe-change', { id, accepted: true }))}>
            {t('recipes.accept')}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          disabled={busy}
          onClick={() =>
            run(async () => {
              const isWritten = await ask('recipe-export', { id, personal: [...ticked] });
              if (isWritten) notifyDone(t('recipes.exported', { name }), t('common.close'));
            })
          }
        >
          {t('recipes.export')}
        </Button>
        <Button size="xs" variant="subtle" color="red" disabled={busy} onClick={remove}>
          {t('recipes.delete')}
        </Button>
      </Group>
    </section>
  );
}
