import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAllProven, type ProofSummary } from '../../../../shared/delivery/proof/proof';
import { PROOF_KINDS, type ProofKind } from '../../../../shared/delivery/proof/prove-row';
import { ask } from '../../../bridge';
import { useAction } from '../../../hooks/use-action';
import { DownloadIcon } from '../../../ui/icons';
import { Notice } from '../../../ui/notice';
import { notifyDone } from '../../../ui/notify';
import { fieldWord } from '../../../words/field-names';
import { useFormats } from '../../../words/formats';
import { ProofTable } from './proof-table';

/** What a list showed of a delivery: in a sentence, as counts that open the lists of their rows, and as a report. */
export function ProofResult({
  proof,
  fileName,
  isByFile,
  isTaking,
  onAgain,
}: {
  proof: ProofSummary;
  fileName: string;
  /** The rows went into a file for the cabinet. */
  isByFile: boolean;
  /** Another list is taken. */
  isTaking: boolean;
  onAgain: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const { counts, rows, notShown, withoutValues, forgotten } = proof;
  const kinds = PROOF_KINDS.filter((kind) => counts[kind] > 0);
  const [chosen, setChosen] = useState<ProofKind | null>(kinds.find((kind) => kind !== 'arrived') ?? null);
  const save = (format: 'csv' | 'xlsx') => async (): Promise<void> => {
    const isSaved = await ask('proof-save-report', { id: proof.deliveryId, format });
    if (isSaved) notifyDone(t('delivery.reportSaved'), t('common.close'));
  };
  const data = Object.fromEntries(PROOF_KINDS.map((kind) => [`data-${kind}`, counts[kind]]));
  const isAll = isAllProven(proof);
  const title = isAll
    ? t('proof.all', { count: rows, rows: formats.number(rows) })
    : t(isByFile ? 'byFile.some' : 'proof.some', {
        count: rows,
        rows: formats.number(rows),
        arrived: formats.number(counts.arrived),
      });
  return (
    <>
      <Notice tone={isAll ? 'ok' : 'warning'} title={title} data-testid="proof-summary" {...data}>
        {t('proof.from', { at: formats.dateTime(proof.takenAt) })}
        {notShown.length > 0 &&
          ` ${t('proof.notShown', { fields: notShown.map((field) => fieldWord(field, t)).join(', ') })}`}
        {withoutValues > 0 &&
          ` ${t('proof.withoutValues', { count: withoutValues, rows: formats.number(withoutValues), file: fileName })}`}
        {forgotten > 0 && ` ${t('proof.forgotten', { count: forgotten, rows: formats.number(forgotten) })}`}
      </Notice>
      {/* The sentence above says as much. */}
      {!isAll && (
        <Group gap="xs" role="group" aria-label={t('proof.countsLabel')}>
          {kinds.map((kind) => (
            <Button
              key={kind}
              variant={chosen === kind ? 'light' : 'default'}
              size="sm"
              aria-pressed={chosen === kind}
              disabled={kind === 'arrived'}
              data-testid={`proof-${kind}`}
              data-count={counts[kind]}
              onClick={() => setChosen(kind)}
            >
              {t(`proof.count.${kind}`)}: {formats.number(counts[kind])}
            </Button>
          ))}
        </Group>
      )}
      {chosen !== null && <ProofTable key={chosen} id={proof.deliveryId} kind={chosen} fileName={fileName} />}
      <Group gap="sm">
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            disabled={busy}
            leftSection={<DownloadIcon size={16} />}
            onClick={() => run(save(format))}
          >
            {t('proof.saveReport', { format: format.toUpperCase() })}
          </Button>
        ))}
        <Button variant="subtle" data-testid="prove" disabled={isTaking} onClick={onAgain}>
          {t('proof.again')}
        </Button>
      </Group>
      {(isByFile ? !isAll : kinds.includes('differs')) && (
        <Text size="sm" c="dimmed">
          {t(isByFile ? 'byFile.howToRepair' : 'proof.howToRepair', { file: fileName })}
        </Text>
      )}
    </>
  );
}
