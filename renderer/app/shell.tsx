import { useState } from 'react';
import { ShopDialog } from '../features/shops/shop-dialog';
import type { Shop } from '../../shared/shop/shop';
import { DeliveryNotices } from './delivery-notices';
import { FooterBar } from './footer-bar';
import { PlaceView } from './place-view';
import { SetAsideBanners } from './set-aside-banner';
import { StepsBar } from './steps-bar';
import { TopBar } from './top-bar';
import { UnfinishedBanner } from './unfinished-banner';
import { WindowDrop } from './window-drop';
import classes from './shell.module.css';

/** The one window: bar, steps, the place, and what the sheet as a whole amounts to. */
export function Shell() {
  const [edited, setEdited] = useState<Shop | null>(null);
  return (
    <div className={classes['shell']}>
      <TopBar />
      <StepsBar />
      <SetAsideBanners />
      <UnfinishedBanner />
      <main className={classes['main']}>
        <PlaceView onEditShop={setEdited} />
      </main>
      <FooterBar />
      <WindowDrop />
      <DeliveryNotices />
      {edited !== null && <ShopDialog shop={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
