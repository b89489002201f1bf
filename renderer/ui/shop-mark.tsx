import { shopHue } from './shop-hue';
import classes from './shop-mark.module.css';

/** A shop's colour, so that one account is not taken for another at a glance. The name always stands beside it. */
export function ShopDot({ id }: { id: string }) {
  return <span className={classes['dot']} data-hue={shopHue(id)} aria-hidden />;
}

export function ShopMark({ id, name }: { id: string; name: string }) {
  return (
    <span className={classes['mark']}>
      <ShopDot id={id} />
      <span className={classes['name']}>{name}</span>
    </span>
  );
}
