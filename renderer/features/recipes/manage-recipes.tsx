import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialogs/dialog';
import type { SavedRecipe } from '../../../shared/sheet/recipe';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { chosenShop, shopsStore } from '../../model/shops';
import { useStore } from '../../model/store';
import { RecipeEntry } from './recipe-entry';
import { useReturnedFocus } from './use-returned-focus';

/** The recipes of the chosen shop: rename, delete, export, import. */
export function ManageRecipes({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  useReturnedFocus();
  const shopId = useStore(shopsStore, (shops) => chosenShop(shops)?.id ?? '');
  const [recipes, setRecipes] = useState<SavedRecipe[] | null>(null);
  /** The recipe that was just taken from a file. */
  const [imported, setImported] = useState<string | null>(null);
  const [version, setVersion] = useState(0);
  useEffect(() => {
    ask('recipes-list', { shopId }).then(setRecipes, () => setRecipes([]));
  }, [shopId, version]);
  const reload = (): void => setVersion((before) => before + 1);
  return (
    <Dialog opened size="lg" onClose={onClose} title={t('recipes.manageTitle')}>
      {recipes?.length === 0 && <Text size="sm">{t('recipes.none')}</Text>}
      {recipes?.map((recipe) => (
        <RecipeEntry key={recipe.id} recipe={recipe} isNew={recipe.id === imported} onChanged={reload} />
      ))}
      <Group justify="flex-end" mt="md">
        <Button
          variant="default"
          loading={busy}
          onClick={() =>
            run(async () => {
              setImported((await ask('recipe-import', { shopId }))?.id ?? null);
              reload();
            })
          }
        >
          {t('recipes.import')}
        </Button>
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </Group>
    </Dialog>
  );
}
