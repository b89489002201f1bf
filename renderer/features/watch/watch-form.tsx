import { Button, Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Watch } from '../../../shared/watch/watch';
import { ask, RequestRefused } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { shopsStore } from '../../model/shops';
import { useStore } from '../../model/store';
import { saveWatch } from '../../model/watch/watches';
import { Dialog } from '../../ui/dialogs/dialog';
import { SaveActions } from '../../ui/dialogs/save-actions';
import { differs, useFormClosing } from '../../ui/dialogs/use-form-closing';
import { useFormats } from '../../words/formats';
import { readWatchForm, watchFormOf, type WatchFormValues } from './watch-rules';
import classes from './watch.module.css';

/** Refusals that concern the folder, and are said at it. */
const OF_FOLDER: readonly string[] = ['watch-folder-taken', 'watch-folder-is-reports', 'watch-folder-unreadable'];

/** Sets a watched folder up (`watch` null), or changes how its files are sent. Only «Save» stores what was chosen. */
export function WatchForm({
  watch,
  shopId: initialShop,
  onClose,
}: {
  watch: Watch | null;
  shopId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const { shops } = useStore(shopsStore);
  const [before] = useState(() => watchFormOf(watch, initialShop));
  const [form, setForm] = useState(before);
  const { choiceId, path, shopId, patterns, errorPercent, changes, usesList } = form;
  const change = (changed: Partial<WatchFormValues>): void => setForm((now) => ({ ...now, ...changed }));
  const close = useFormClosing(differs(before, form), onClose);
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { rules, problems } = readWatchForm(form);
  const numberError = (field: 'errorPercent' | 'changes'): string | null =>
    problems?.has(field) === true ? t('watch.numberMissing') : null;

  const choose = async (): Promise<void> => {
    const chosen = await ask('watch-choose-folder');
    if (chosen === null) return;
    change({ choiceId: chosen.choiceId, path: chosen.folder });
    setRefused(null);
  };
  const save = async (): Promise<void> => {
    if (rules === null) return;
    try {
      await saveWatch({ id: watch?.id ?? null, choiceId, shopId, rules });
    } catch (error) {
      if (!(error instanceof RequestRefused) || !OF_FOLDER.includes(error.code)) throw error;
      setRefused(error.code);
      return;
    }
    onClose();
  };
  const folderError =
    refused !== null
      ? t(`errors.${refused}`)
      : isTried && problems?.has('path') === true
        ? t('watch.folderMissing')
        : null;
  return (
    <Dialog opened onClose={close} title={t(watch === null ? 'watch.add' : 'watch.editTitle')} size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          run(save);
        }}
      >
        <Stack gap="sm">
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <TextInput
              className={classes['path'] ?? ''}
              label={t('watch.folder')}
              value={path}
              readOnly
              error={folderError}
            />
            <Button
              variant="default"
              data-autofocus
              mb={folderError === null ? 0 : 20}
              disabled={busy}
              onClick={() => run(choose)}
            >
              {t('watch.chooseFolder')}
            </Button>
          </Group>
          <Select
            label={t('watch.shop')}
            data={shops.map(({ id, name }) => ({ value: id, label: name }))}
            value={shopId}
            allowDeselect={false}
            onChange={(chosen) => chosen !== null && change({ shopId: chosen })}
          />
          <TextInput
            label={t('watch.patterns')}
            description={t('watch.patternsHint')}
            value={patterns}
            error={problems?.has('patterns') === true ? t('watch.patternsWrong') : null}
            onChange={(event) => change({ patterns: event.currentTarget.value })}
          />
          <Text size="sm" fw={600}>
            {t('watch.asksIf')}
          </Text>
          <SimpleGrid cols={2}>
            <NumberInput
              label={t('watch.errorPercent')}
              value={errorPercent}
              error={numberError('errorPercent')}
              min={0}
              max={100}
              allowDecimal={false}
              suffix={formats.percent(0).slice(1)}
              onChange={(typed) => change({ errorPercent: typed })}
            />
            <NumberInput
              label={t('watch.changes')}
              value={changes}
              error={numberError('changes')}
              min={0}
              max={1_000_000}
              allowDecimal={false}
              onChange={(typed) => change({ changes: typed })}
            />
          </SimpleGrid>
          <Checkbox
            label={t('watch.usesList')}
            description={t('watch.usesListHint')}
            checked={usesList}
            onChange={(event) => change({ usesList: event.currentTarget.checked })}
          />
          <Text size="sm" c="dimmed">
            {t('watch.hint')}
          </Text>
        </Stack>
        <SaveActions busy={busy} onCancel={close} />
      </form>
    </Dialog>
  );
}
