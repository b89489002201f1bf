import { Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isProvable } from '../../../../shared/delivery/proof/proof';
import type { DeliverySummary } from '../../../../shared/delivery/summary';
import { cancelProof, knownProof, loadProof, proofsStore, startProof } from '../../../model/proof/proofs';
import { useStore } from '../../../model/store';
import { useAction } from '../../../hooks/use-action';
import { Card, NextAction } from '../../../ui/screen';
import { ListUnderWay } from '../../review/list/list-under-way';
import { ProofEnded } from './proof-ended';
import { ProofResult } from './proof-result';

/** Checks with a list of the shop's consumers whether everything of a delivery arrived. Nothing for one of which nothing was accepted. */
export function ProofCard({ summary }: { summary: DeliverySummary }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { id } = summary;
  const { taking, ending, proof } = useStore(proofsStore, (all) => knownProof(all, id));
  useEffect(() => {
    // Without it, the person can still start one.
    loadProof(id).catch(() => undefined);
  }, [id]);
  if (!isProvable(summary)) return null;
  const isByFile = (summary.byFile ?? 0) > 0;
  const start = (overHttp = false): void => run(() => startProof(id, overHttp));
  return (
    <Card title={t('proof.title')}>
      <Stack gap="md">
        {proof === null && taking === null && (
          <>
            <Text size="sm" c="dimmed">
              {t('proof.hint')}
            </Text>
            <div>
              <NextAction isNext={isByFile} data-testid="prove" onClick={() => start()}>
                {t('proof.start')}
              </NextAction>
            </div>
          </>
        )}
        {taking !== null && <ListUnderWay taking={taking} onCancel={cancelProof} />}
        {taking === null && ending !== null && <ProofEnded ending={ending} summary={summary} onAgain={start} />}
        {proof !== null && (
          <ProofResult
            key={proof.takenAt}
            proof={proof}
            fileName={summary.fileName}
            isByFile={isByFile}
            isTaking={taking !== null}
            onAgain={() => start()}
          />
        )}
      </Stack>
    </Card>
  );
}
