import { useTranslation } from 'react-i18next';
import { hiddenSigns, SIGN_KINDS, type SignKind } from '../../../../shared/sheet/grid/hidden-signs';
import { InfoIcon } from '../../../ui/icons';
import classes from './cell-status.module.css';

/** Names what is easily overlooked in a cell. Renders nothing if there is nothing. */
export function HiddenSignsLine({ text }: { text: string }) {
  const { t } = useTranslation();
  const signs = hiddenSigns(text);
  if (signs.length === 0) return null;
  const wordsOf = (kind: SignKind): string[] => {
    const found = signs.filter((sign) => sign.kind === kind).map(({ start, end }) => text.slice(start, end));
    if (found.length === 0) return [];
    const letters = [...new Set(found.join(''))];
    return [t(`rows.hidden.${kind}`, { count: letters.length, letters: letters.join(' ') })];
  };
  return (
    <div className={classes['line']} data-tone="quiet" data-testid="hidden-signs">
      <InfoIcon size={16} />
      <span className={classes['what']}>
        {t('rows.hidden.inCell', { signs: SIGN_KINDS.flatMap(wordsOf).join('; ') })}
      </span>
    </div>
  );
}
