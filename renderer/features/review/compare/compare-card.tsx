import { Button, Group, NativeSelect, Progress, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_COMPARED } from '../../../../shared/delivery/compare/compare-consumer';
import type { Shop } from '../../../../shared/shop/shop';
import { useDurationWords, useFormats } from '../../../words/formats';
import { cancelComparison } from '../../../model/review';
import { secondsToSend } from '../../../model/send-readiness';
import type { OpenedSheet } from '../../../model/sheet';
import { useAction } from '../../../hooks/use-action';
import { Card } from '../../../ui/screen';
import { CompareResult } from './compare-result';
import classes from './compare-card.module.css';
import { chosenRows, SAMPLES, type CompareChoice } from './rows-to-compare';
import { useComparison } from './use-comparison';

/** Asks the shop what sending some rows would change, before anything is sent. */
export function CompareCard({
  sheet,
  shop,
  blocked,
  onTypeToken,
}: {
  sheet: OpenedSheet;
  shop: Shop;
  blocked: boolean;
  onTypeToken: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const duration = useDurationWords();
  const { run } = useAction();
  const { progress, result, compare } = useComparison(sheet, shop);
  const [choice, setChoice] = useState<CompareChoice>('sample-20');
  const [numbers, setNumbers] = useState('');
  const { viewRows, counts } = sheet.state;
  const { which, mostRequests, problem } = chosenRows(choice, numbers, { ...counts, viewRows });
  const seconds = secondsToSend(mostRequests, shop.pace);
  const hint = t('compare.numbersHint', { rows: formats.number(MAX_COMPARED) });
  return (
    <Card title={t('compare.title')} data-testid="compare">
      <Text size="sm" c="dimmed" mb="sm">
        {t('compare.hint')}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (which !== null) run(() => compare(which));
        }}
      >
        <Group align="flex-end" gap="sm">
          <NativeSelect
            label={t('compare.which')}
            value={choice}
            disabled={progress !== null}
            onChange={(event) => setChoice(event.currentTarget.value as CompareChoice)}
            data={[
              ...SAMPLES.map((size) => ({
                value: `sample-${size}`,
                label: t('compare.sample', { count: size, rows: formats.number(size) }),
              })),
              { value: 'view', label: t('compare.view', { count: viewRows, rows: formats.number(viewRows) }) },
              { value: 'rows', label: t('compare.byNumber') },
            ]}
          />
          {choice === 'rows' && (
            <TextInput
              className={classes['numbers'] ?? ''}
              label={t('compare.numbers')}
              placeholder="3, 10–20"
              value={numbers}
              disabled={progress !== null}
              error={
                problem === null
                  ? null
                  : problem === 'not-understood'
                    ? t('compare.numbersWrong', { rows: formats.number(MAX_COMPARED) })
                    : t('review.noSuchRow', {
                        count: counts.rows,
                        rows: formats.number(counts.rows),
                        row: problem.noSuchRow,
                      })
              }
              aria-description={hint}
              onChange={(event) => setNumbers(event.currentTarget.value)}
            />
          )}
          {progress === null ? (
            <Button
              type="submit"
              variant="default"
              data-testid="compare-start"
              disabled={blocked || mostRequests === 0}
            >
              {t('compare.start')}
            </Button>
          ) : (
            <Button variant="default" onClick={cancelComparison}>
              {t('compare.cancel')}
            </Button>
          )}
          {progress === null && mostRequests > 0 && seconds !== null && (
            <Text size="sm" c="dimmed" pb={8}>
              {t('compare.takes', { duration: duration.about(seconds) })}
            </Text>
          )}
        </Group>
        {choice === 'rows' && problem === null && <Hint text={hint} />}
        {choice === 'view' && viewRows > MAX_COMPARED && (
          <Hint text={t('compare.viewHint', { rows: formats.number(MAX_COMPARED) })} />
        )}
      </form>
      {progress !== null && (
        <div className={classes['progress']}>
          <Progress
            value={progress.total === 0 ? 0 : (progress.done / progress.total) * 100}
            color="accent"
            aria-label={t('compare.progressLabel')}
          />
          <Text size="sm" role="status">
            {t('compare.done', { done: formats.number(progress.done), total: formats.number(progress.total) })}
          </Text>
        </div>
      )}
      {result !== null && <CompareResult result={result} onTypeToken={onTypeToken} />}
    </Card>
  );
}

function Hint({ text }: { text: string }) {
  return (
    <Text size="sm" c="dimmed" mt={4}>
      {text}
    </Text>
  );
}
