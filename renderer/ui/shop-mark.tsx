import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { hueOf } from '../../shared/shop/shop-hue';
import classes from './shop-mark.module.css';

/** The colours of the saved shops, by id. Any other shop gets a colour derived from its id. */
export const ShopHues = createContext<ReadonlyMap<string, number>>(new Map());

/** A shop's colour, so that accounts are told apart at a glance. The name is always beside it. */
function ShopDot({ id }: { id: string }) {
  return <HueDot hue={useContext(ShopHues).get(id) ?? hueOf(id)} />;
}

/** One of the colours of shops. Its name is always beside it. */
export function HueDot({ hue }: { hue: number }) {
  return <span className={classes['dot']} data-hue={hue} aria-hidden />;
}

/** A shop's colour and name. `isLive` shows that real customers are in it. */
export function ShopMark({ id, name, isLive = false }: { id: string; name: string; isLive?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={classes['mark']}>
      <ShopDot id={id} />
      <span className={classes['name']}>{name}</span>
      {isLive && <span className={classes['live']}>{t('shops.liveBadge')}</span>}
    </span>
  );
}
