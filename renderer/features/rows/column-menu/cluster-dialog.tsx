import { Autocomplete, Button, Checkbox, ScrollArea, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialogs/dialog';
import { DialogActions } from '../../../ui/dialogs/dialog-actions';
import { MAX_CELL_LETTERS } from '../../../../shared/consumer/excel-limits';
import type { Cluster } from '../../../../shared/sheet/operations/cluster-values';
import type { ColumnClusters } from '../../../../shared/sheet/sheet-state';
import { useFormats } from '../../../words/formats';
import { readClusters } from '../../../model/read-range';
import { useAction } from '../../../hooks/use-action';
import type { ColumnDialogProps } from './column-dialog';
import { ShownValue } from '../column-values/shown-value';
import { useMapPreview } from '../column-values/use-map-preview';
import classes from '../column-values/column-values.module.css';

/** The most values of a cluster that are shown; all of them are replaced. */
const MOST_SHOWN = 50;

interface Choice {
  isTicked: boolean;
  /** What all values of the cluster become. */
  to: string;
}

/** Values that look like one, each group with the value that all of them become. Groups that are less certain are not ticked at first. */
export function ClusterDialog(props: ColumnDialogProps) {
  const { sheet, column, onClose } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const [answer, setAnswer] = useState<ColumnClusters | null>(null);
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const { busy, ask, preview } = useMapPreview(props);
  useEffect(() => {
    const stop = new AbortController();
    run(async () => {
      const found = await readClusters(column, stop.signal);
      setAnswer(found);
      setChoices(found.clusters.map(firstChoice));
    });
    return () => stop.abort();
    // Asked once: the dialog goes when the sheet changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (preview !== false && preview !== null) return preview;
  const clusters = answer?.clusters ?? [];
  const choose = (at: number, choice: Partial<Choice>): void =>
    setChoices(choices.map((now, index) => (index === at ? { ...now, ...choice } : now)));
  const values = clusters.flatMap((cluster, at) => mappingOf(cluster, choices[at]));
  return (
    <Dialog
      opened
      returnFocus={false}
      size="lg"
      onClose={onClose}
      title={t('rows.values.clustersTitle', { column: sheet.state.columns[column]?.header ?? '' })}
    >
      <div data-testid="clusters">
        <Text size="sm">
          {answer === null
            ? t('rows.values.counting')
            : answer.found === 0
              ? t('rows.values.noClusters')
              : t('rows.values.clustersHint')}
        </Text>
        <ScrollArea.Autosize
          mah="50vh"
          mt="sm"
          offsetScrollbars="present"
          viewportProps={{ tabIndex: 0, 'aria-label': t('rows.values.list') }}
        >
          {clusters.map((cluster, at) => (
            <fieldset
              key={cluster.values[0]?.value}
              className={classes['cluster']}
              data-testid="cluster"
              data-by={cluster.by}
            >
              <Checkbox
                size="sm"
                checked={choices[at]?.isTicked ?? false}
                onChange={(event) => choose(at, { isTicked: event.currentTarget.checked })}
                label={
                  <span className={classes['alike']}>
                    {cluster.values.slice(0, MOST_SHOWN).map(({ value, count }) => (
                      <span key={value}>
                        <ShownValue value={value} /> <b>{formats.number(count)}</b>
                      </span>
                    ))}
                    {cluster.values.length > MOST_SHOWN && (
                      <span>
                        {t('rows.values.moreAlike', {
                          count: cluster.values.length - MOST_SHOWN,
                          values: formats.number(cluster.values.length - MOST_SHOWN),
                        })}
                      </span>
                    )}
                  </span>
                }
              />
              <Autocomplete
                size="xs"
                label={t('rows.values.allBecome')}
                data={[...new Set(cluster.values.slice(0, MOST_SHOWN).map(({ value }) => value.trim()))]}
                maxLength={MAX_CELL_LETTERS}
                value={choices[at]?.to ?? ''}
                onChange={(to) => choose(at, { to })}
              />
            </fieldset>
          ))}
        </ScrollArea.Autosize>
        {answer !== null && answer.found > clusters.length && (
          <Text size="sm" c="dimmed" mt="xs">
            {t('rows.values.mostClusters', {
              shown: formats.number(clusters.length),
              found: formats.number(answer.found),
            })}
          </Text>
        )}
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button data-testid="map-preview" disabled={values.length === 0} loading={busy} onClick={() => ask(values)}>
            {t('rows.values.preview')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}

/** The most frequent value without the spaces at its ends. */
function firstChoice({ by, values }: Cluster): Choice {
  return { isTicked: by === 'words', to: values[0]?.value.trim() ?? '' };
}

function mappingOf({ values }: Cluster, choice: Choice | undefined): [from: string, to: string][] {
  if (choice?.isTicked !== true) return [];
  return values.filter(({ value }) => value !== choice.to).map(({ value }) => [value, choice.to]);
}
