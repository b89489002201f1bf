import { Button, Group, NativeSelect, Progress, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_COMPARED } from '../../../shared/delivery/compare/compare-consumer';
import type { Shop } from '../../../shared/shop/shop';
import { useDurationWords, useFormats } from '../../words/formats';
import { cancelComparison, type RowsToCompare } from '../../model/review';
import { secondsToSend } from '../../model/send-readiness';
import type { OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import { Card } from '../../ui/screen';
import { CompareResult } from './compare-result';
import classes from './compare-card.module.css';
import { parseRowNumbers } from './row-numbers';
import { useComparison } from './use-comparison';

/** Sample sizes to choose from. */
const SAMPLES = [20, 100] as const;

type Choice = 'sample-20' | 'sample-100' | 'view' | 'rows';

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
  const [choice, setChoice] = useState<Choice>('sample-20');
  const [numbers, setNumbers] = useState('');
  const rows = parseRowNumbers(numbers);
  const { viewRows, counts } = sheet.state;
  const which = chosen(choice, rows);
  const count = which === null ? 0 : countOf(which, viewRows, counts.ready);
  const seconds = secondsToSend(count, shop.pace);
  const outside = choice === 'rows' ? rows?.find((row) => row > counts.rows) : undefined;
  const isWrong = choice === 'rows' && numbers.trim() !== '' && (rows === null || outside !== undefined);
  const hint = t('compare.numbersHint', { rows: formats.number(MAX_COMPARED) });
  return (
    <Card title={t('compare.title')} data-testid="compare">
      <Text size="sm" c="dimmed" mb="sm">
        {t('compare.hint')}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (which !== null && !isWrong) run(() => compare(which));
        }}
      >
        <Group align="flex-end" gap="sm">
          <NativeSelect
            label={t('compare.which')}
            value={choice}
            disabled={progress !== null}
            onChange={(event) => setChoice(event.currentTarget.value as Choice)}
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
                !isWrong
                  ? null
                  : outside === undefined
                    ? t('compare.numbersWrong', { rows: formats.number(MAX_COMPARED) })
                    : t('review.noSuchRow', { count: counts.rows, rows: formats.number(counts.rows), row: outside })
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
              disabled={blocked || count === 0 || isWrong}
            >
              {t('compare.start')}
            </Button>
          ) : (
            <Button variant="default" onClick={cancelComparison}>
              {t('compare.cancel')}
            </Button>
          )}
          {progress === null && count > 0 && seconds !== null && (
            <Text size="sm" c="dimmed" pb={8}>
              {t('compare.takes', { duration: duration.about(seconds) })}
            </Text>
          )}
        </Group>
        {choice === 'rows' && !isWrong && <Hint text={hint} />}
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

function chosen(choice: Choice, rows: number[] | null): RowsToCompare | null {
  switch (choice) {
    case 'sample-20':
      return { by: 'sample', count: SAMPLES[0] };
    case 'sample-100':
      return { by: 'sample', count: SAMPLES[1] };
    case 'view':
      return { by: 'view' };
    case 'rows':
      return rows === null ? null : { by: 'rows', rows };
  }
}

/** The most requests that may be needed: rows that are not ready are skipped. */
function countOf(which: RowsToCompare, viewRows: number, ready: number): number {
  const wanted = which.by === 'sample' ? which.count : which.by === 'view' ? viewRows : which.rows.length;
  return Math.min(wanted, ready, MAX_COMPARED);
}
