import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnLayout } from '../../../shared/consumer/target';
import { fileHeaders } from '../../../shared/sheet/file-headers';
import { RECIPE_NAME_LETTERS } from '../../../shared/sheet/operation';
import { stepSentence } from '../../../shared/sheet/step-sentence';
import type { SheetSteps } from '../../../shared/sheet/step';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import type { OpenedSheet } from '../../model/sheet';
import { chosenShop, shopsStore } from '../../model/shops';
import { useStore } from '../../model/store';
import { notifyDone } from '../../ui/notify';
import classes from './recipes.module.css';

/** Asks for a name, and saves the sheet's steps with the layout of the chosen shop. */
export function SaveRecipe({ sheet, done, onClose }: { sheet: OpenedSheet; done: SheetSteps; onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const shop = useStore(shopsStore, chosenShop);
  const [name, setName] = useState(done.recipe?.name ?? sheet.fileName.replace(/\.\w+$/, '').slice(0, 60));
  const save = (): void =>
    run(async () => {
      if (shop === undefined) return;
      const { columns, rules } = sheet.state;
      const headers = fileHeaders(columns);
      // What added columns are for is in their steps.
      const layout: ColumnLayout = { ...rules.layout, targets: rules.layout.targets.slice(0, headers.length) };
      const known = await ask('recipes-list', { shopId: shop.id });
      const id = known.find((recipe) => recipe.name === name.trim())?.id ?? null;
      const steps = done.steps.map(({ columns: named, operation, on }) => ({ columns: named, operation, on }));
      await ask('recipe-save', { shopId: shop.id, id, name, headers, layout, steps });
      notifyDone(t('recipes.saved', { name, shop: shop.name }), t('common.close'));
      onClose();
    });
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title={t('recipes.saveTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Text size="sm">{t('recipes.saveText')}</Text>
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
          value={name}
          maxLength={RECIPE_NAME_LETTERS}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === '' || shop === undefined}>
            {t('recipes.saveButton')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
