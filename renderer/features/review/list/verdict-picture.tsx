import { useTranslation } from 'react-i18next';
import { VERDICT_KINDS } from '../../../../shared/consumer/verdict/row-verdict';
import type { ListState } from '../../../../shared/sheet/sheet-state';
import { showRows } from '../../../model/show-rows';
import { useAction } from '../../../hooks/use-action';
import { useFormats } from '../../../words/formats';
import classes from './shop-list.module.css';

/** The rows by what sending them would come to: a bar, and below it each number as a button that shows these rows. */
export function VerdictPicture({ list }: { list: ListState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const kinds = VERDICT_KINDS.filter((kind) => list.kinds[kind] > 0);
  return (
    <>
      <div className={classes['bar']} aria-hidden>
        {kinds.map((kind) => (
          <span key={kind} className={classes['part']} data-kind={kind} style={{ flexGrow: list.kinds[kind] }} />
        ))}
      </div>
      <ul className={classes['kinds']} aria-label={t('verdicts.countsLabel')}>
        {kinds.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className={classes['kind']}
              data-testid={`verdict-${kind}`}
              data-count={list.kinds[kind]}
              title={t('verdicts.show')}
              onClick={() => run(() => showRows({ verdict: kind }))}
            >
              <span className={classes['swatch']} data-kind={kind} aria-hidden />
              {t(`verdicts.kind.${kind}`)}
              <b>{formats.number(list.kinds[kind])}</b>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
