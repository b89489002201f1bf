import { Button, Group, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownLayout } from '../../../shared/memory/known-layout';
import type { KnownMemory, ReadMemory } from '../../../shared/memory/take-memory';
import type { SavedRecipe } from '../../../shared/sheet/recipe';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { useReturnedFocus } from '../../hooks/use-returned-focus';
import { useSavedShop } from '../../model/shops';
import { Dialog } from '../../ui/dialogs/dialog';
import { DialogActions } from '../../ui/dialogs/dialog-actions';
import { useFormClosing } from '../../ui/dialogs/use-form-closing';
import { LayoutEntry } from './layout-entry';
import { RecipeEntry } from './recipe-entry';
import { SaveMemory } from './save-memory';
import { TakeMemory } from './take-memory';
import { useTicks } from './use-ticks';

/** The layouts and recipes of a shop: renamed, deleted, saved to a file, taken from one. */
export function MemoryDialog({ shopId, onClose }: { shopId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  useReturnedFocus();
  const shop = useSavedShop(shopId);
  const [memory, setMemory] = useState<KnownMemory | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [read, setRead] = useState<ReadMemory | null>(null);
  /** The first recipe that was just taken from a file. */
  const [newId, setNewId] = useState<string | null>(null);
  const [version, setVersion] = useState(0);
  const [unsaved, tickUnsaved] = useTicks();
  const close = useFormClosing(unsaved.size > 0, onClose, isSaving || read !== null);
  useEffect(() => {
    let isCurrent = true;
    void memoryOf(shopId).then((found) => {
      if (isCurrent) setMemory(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [shopId, version]);
  const reload = (): void => setVersion((before) => before + 1);
  const isEmpty = memory !== null && memory.layouts.length + memory.recipes.length === 0;
  return (
    <Dialog opened size="lg" onClose={close} title={t('memory.title', { shop: shop?.name ?? '' })} data-testid="memory">
      {isEmpty && <Text size="sm">{t('memory.none')}</Text>}
      {memory !== null && !isEmpty && (
        <>
          <Part title={t('memory.layouts')} hint={t(memory.layouts.length === 0 ? 'memory.noLayouts' : 'memory.hint')}>
            {memory.layouts.map((layout) => (
              <LayoutEntry
                key={layout.id}
                shopId={shopId}
                layout={layout}
                onTyped={(isUnsaved) => tickUnsaved(layout.id, isUnsaved)}
                onChanged={reload}
              />
            ))}
          </Part>
          <Part title={t('memory.recipes')} hint={memory.recipes.length === 0 ? t('recipes.none') : null}>
            {memory.recipes.map((recipe) => (
              <RecipeEntry
                key={recipe.id}
                recipe={recipe}
                isNew={recipe.id === newId}
                onTyped={(isUnsaved) => tickUnsaved(recipe.id, isUnsaved)}
                onChanged={reload}
              />
            ))}
          </Part>
        </>
      )}
      <DialogActions justify="space-between">
        <Group gap="xs">
          <Button
            variant="default"
            loading={busy}
            onClick={() => run(async () => setRead(await ask('memory-read', { shopId })))}
          >
            {t('memory.read')}
          </Button>
          <Button variant="default" disabled={memory === null || isEmpty} onClick={() => setSaving(true)}>
            {t('memory.save')}
          </Button>
        </Group>
        <Button variant="default" data-autofocus onClick={close}>
          {t('common.close')}
        </Button>
      </DialogActions>
      {isSaving && memory !== null && <SaveMemory shopId={shopId} memory={memory} onClose={() => setSaving(false)} />}
      {read !== null && (
        <TakeMemory
          shopId={shopId}
          read={read}
          onClose={() => setRead(null)}
          onTaken={(recipeIds) => {
            setNewId(recipeIds[0] ?? null);
            reload();
          }}
        />
      )}
    </Dialog>
  );
}

function Part({ title, hint, children }: { title: string; hint: string | null; children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={3} size={16} mt="sm">
        {title}
      </Title>
      {hint !== null && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      {children}
    </section>
  );
}

/** A part that cannot be read is shown as empty: the other can still be used. */
async function memoryOf(shopId: string): Promise<KnownMemory> {
  const [layouts, recipes] = await Promise.all([
    ask('layouts-list', { shopId }).catch((): KnownLayout[] => []),
    ask('recipes-list', { shopId }).catch((): SavedRecipe[] => []),
  ]);
  return { layouts, recipes };
}
