import { Button, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialogs/dialog';
import { DialogActions } from '../../ui/dialogs/dialog-actions';
import { useFormClosing } from '../../ui/dialogs/use-form-closing';
import { fileLayout } from '../../../shared/sheet/file-headers';
import { MAX_STEPS, RECIPE_NAME_LETTERS } from '../../../shared/sheet/operation';
import { isSameName, type SavedRecipe } from '../../../shared/sheet/recipe';
import { stepSentence } from '../../../shared/sheet/step-sentence';
import type { SheetSteps } from '../../../shared/sheet/step';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { useReturnedFocus } from '../../hooks/use-returned-focus';
import type { OpenedSheet } from '../../model/sheet';
import { chosenShop, shopsStore } from '../../model/shops';
import { useStore } from '../../model/store';
import { Notice } from '../../ui/notice';
import { closeAndNotifyDone } from '../../ui/notify';
import { useFormats } from '../../words/formats';
import classes from './recipes.module.css';

/** Asks for a name, and saves the sheet's steps with the layout of the chosen shop. */
export function SaveRecipe({ sheet, done, onClose }: { sheet: OpenedSheet; done: SheetSteps; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  useReturnedFocus();
  const shop = useStore(shopsStore, chosenShop);
  const [offered] = useState(done.recipe?.name ?? sheet.fileName.replace(/\.\w+$/, '').slice(0, 60));
  const [name, setName] = useState(offered);
  const close = useFormClosing(name !== offered, onClose);
  const [known, setKnown] = useState<readonly SavedRecipe[]>([]);
  const replaced = known.find((recipe) => isSameName(recipe.name, name));
  const shopId = shop?.id;
  const isTooLong = done.steps.length > MAX_STEPS;
  useEffect(() => {
    if (shopId === undefined) return;
    // If the list is not known, the name may turn out to be taken.
    ask('recipes-list', { shopId }).then(setKnown, () => undefined);
  }, [shopId]);
  const save = (): void =>
    run(async () => {
      if (shop === undefined || isTooLong) return;
      // What added columns are for is in their steps.
      const { headers, layout } = fileLayout(sheet.state);
      const id = replaced?.id ?? null;
      const steps = done.steps.map(({ columns: named, operation, on }) => ({ columns: named, operation, on }));
      const { fileName } = sheet;
      await ask('recipe-save', { shopId: shop.id, id, name, headers, layout, fileName, steps });
      closeAndNotifyDone(onClose, t('recipes.saved', { name, shop: shop.name }), t('common.close'));
    });
  return (
    <Dialog opened onClose={close} title={t('recipes.saveTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {isTooLong ? (
          <Notice
            tone="error"
            title={t('recipes.tooLong', { most: formats.number(MAX_STEPS), steps: formats.number(done.steps.length) })}
          >
            {t('recipes.tooLongHint')}
          </Notice>
        ) : (
          <Text size="sm">{t('recipes.saveText')}</Text>
        )}
        <ol className={classes['steps']}>
          {done.steps.map((step, index) => (
            <li key={index}>
              {stepSentence(step, t)}
              {!step.on && ` (${t('recipes.off')})`}
            </li>
          ))}
        </ol>
        <TextInput
          data-autofocus
          label={t('recipes.name')}
          description={replaced !== undefined && t('recipes.replaces', { name: replaced.name })}
          value={name}
          maxLength={RECIPE_NAME_LETTERS}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <DialogActions>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === '' || shop === undefined || isTooLong}>
            {t('recipes.saveButton')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
