import { useEffect, useMemo, useState } from 'react';
import { loadLater } from '../../hooks/load-later';
import { tryStore } from '../../features/trying/try-store';
import { ShopDialog } from '../../features/shops/shop-dialog-later';
import { SetAsideBanners } from '../banners/set-aside-banners';
import { UnfinishedBanner } from '../banners/unfinished-banner';
import { ProgramCommands } from '../commands/program-commands';
import type { Shop } from '../../../shared/shop/shop';
import { shopsStore } from '../../model/shops';
import { useStore } from '../../model/store';
import { ShopHues } from '../../ui/shop-mark';
import { ArrivingFile } from './arriving-file';
import { DeliveryNotices } from './delivery-notices';
import { FooterBar } from './footer-bar';
import { keepFocus } from './keep-focus';
import { PlaceView } from './place-view';
import { StepsBar } from './steps-bar';
import { TopBar } from './top-bar';
import { WindowDrop } from './window-drop';
import classes from './shell.module.css';

const TryStrip = loadLater(() => import('../../features/trying/try-strip').then((module) => module.TryStrip));

/** The window: top bar, steps, the current place, and the sheet's counts. */
export function Shell() {
  const [edited, setEdited] = useState<Shop | null>(null);
  useEffect(keepFocus, []);
  const { shops } = useStore(shopsStore);
  const isTrying = useStore(tryStore, (trying) => trying !== null);
  const hues = useMemo(() => new Map(shops.map(({ id, hue }) => [id, hue])), [shops]);
  return (
    <ShopHues value={hues}>
      <div className={classes['shell']}>
        <TopBar />
        <StepsBar />
        <SetAsideBanners />
        <UnfinishedBanner />
        <ArrivingFile />
        {isTrying && <TryStrip />}
        <main className={classes['main']}>
          <PlaceView onEditShop={setEdited} />
        </main>
        <FooterBar />
        <WindowDrop />
        <ProgramCommands />
        <DeliveryNotices />
        {edited !== null && <ShopDialog shop={edited} onClose={() => setEdited(null)} />}
      </div>
    </ShopHues>
  );
}
