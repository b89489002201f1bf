import { Button, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HowTaken, ReadMemory, Standing } from '../../../shared/memory/take-memory';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { useReturnedFocus } from '../../hooks/use-returned-focus';
import { Details } from '../../ui/details';
import { Dialog } from '../../ui/dialogs/dialog';
import { DialogActions } from '../../ui/dialogs/dialog-actions';
import { closeAndNotifyDone } from '../../ui/notify';
import { LayoutColumns } from './layout-columns';
import { useLayoutTitle } from './layout-title';
import classes from './memory.module.css';
import { RecipeSteps } from './recipe-steps';

type Kind = 'layouts' | 'recipes';
type How = HowTaken | 'leave';

/** What is offered for an entry. The first is chosen at first, and replaces nothing. */
const OFFERED: Readonly<Record<Kind, Readonly<Record<Standing, readonly How[]>>>> = {
  // A shop keeps one layout for the same headers.
  layouts: { new: ['add', 'leave'], same: ['leave'], other: ['leave', 'replace'] },
  recipes: { new: ['add', 'leave'], same: ['leave'], other: ['add', 'replace', 'leave'] },
};

/** Shows what a file has, and what the shop has of that already. Nothing is replaced unless it is chosen. */
export function TakeMemory({
  shopId,
  read,
  onTaken,
  onClose,
}: {
  shopId: string;
  read: ReadMemory;
  onTaken: (recipeIds: readonly string[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  useReturnedFocus();
  const titleOf = useLayoutTitle();
  const [chosen, setChosen] = useState<Readonly<Record<string, How>>>({});
  const howOf = (kind: Kind, place: number): How =>
    chosen[`${kind} ${place}`] ?? OFFERED[kind][read[kind][place]?.standing ?? 'same'][0] ?? 'leave';
  const taken = (kind: Kind): { place: number; how: HowTaken }[] =>
    read[kind].flatMap((_, place) => {
      const how = howOf(kind, place);
      return how === 'leave' ? [] : [{ place, how }];
    });
  const taking = { layouts: taken('layouts'), recipes: taken('recipes') };
  const count = taking.layouts.length + taking.recipes.length;
  const entries = [...read.layouts, ...read.recipes];
  const hasOffers = entries.some(({ standing }) => standing !== 'same');
  const take = (): void =>
    run(async () => {
      const { recipeIds } = await ask('memory-take', { shopId, readId: read.readId, ...taking });
      const close = (): void => {
        onClose();
        onTaken(recipeIds);
      };
      closeAndNotifyDone(close, t('memory.taken', { count }), t('common.close'));
    });
  const choice = (kind: Kind, place: number, name: string, standing: Standing) =>
    standing === 'same' ? (
      <>
        <Text fw={500}>{name}</Text>
        <Text size="sm" c="dimmed">
          {t(`memory.have.${kind}`)}
        </Text>
      </>
    ) : (
      <NativeSelect
        label={name}
        description={standing === 'other' ? t(`memory.other.${kind}`) : null}
        value={howOf(kind, place)}
        data={OFFERED[kind][standing].map((how) => ({
          value: how,
          label: t(`memory.how.${standing === 'other' && how === 'add' ? 'both' : how}`),
        }))}
        onChange={(event) => setChosen({ ...chosen, [`${kind} ${place}`]: event.currentTarget.value as How })}
      />
    );
  return (
    <Dialog opened size="lg" onClose={onClose} title={t('memory.takeTitle', { file: read.fileName })}>
      {!hasOffers && <Text size="sm">{t(entries.length === 0 ? 'memory.emptyFile' : 'memory.haveAll')}</Text>}
      {hasOffers && read.recipes.length > 0 && <Text size="sm">{t('memory.takeText')}</Text>}
      {read.layouts.map((layout, place) => (
        <div key={place} className={classes['entry']} data-testid="read-layout">
          {choice('layouts', place, t('memory.layoutNamed', { name: titleOf(layout) }), layout.standing)}
          <LayoutColumns layout={layout} />
        </div>
      ))}
      {read.recipes.map((recipe, place) => (
        <div key={place} className={classes['entry']} data-testid="read-recipe">
          {choice('recipes', place, t('memory.recipeNamed', { name: recipe.name }), recipe.standing)}
          <Details label={t('memory.steps', { count: recipe.steps.length })}>
            <RecipeSteps steps={recipe.steps} />
          </Details>
        </div>
      ))}
      <DialogActions>
        <Button variant="default" onClick={onClose} {...(!hasOffers && { 'data-autofocus': true })}>
          {t(hasOffers ? 'common.cancel' : 'common.close')}
        </Button>
        {hasOffers && (
          <Button data-autofocus loading={busy} disabled={count === 0} onClick={take}>
            {t('memory.take')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
