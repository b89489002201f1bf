import { createContext, useContext } from 'react';
import { hueOf } from '../../shared/shop/shop-hue';
import classes from './shop-mark.module.css';

/** The colours of the saved shops, by their ids; of any other shop its id tells the colour. */
export const ShopHues = createContext<ReadonlyMap<string, number>>(new Map());

/** A shop's colour, so that one account is not taken for another at a glance. The name always stands beside it. */
export function ShopDot({ id }: { id: string }) {
  const hue = useContext(ShopHues).get(id) ?? hueOf(id);
  return <span className={classes['dot']} data-hue={hue} aria-hidden />;
}

export function ShopMark({ id, name }: { id: string; name: string }) {
  return (
    <span className={classes['mark']}>
      <ShopDot id={id} />
      <span className={classes['name']}>{name}</span>
    </span>
  );
}
