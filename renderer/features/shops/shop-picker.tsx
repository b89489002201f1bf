import { Button, Menu, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SEARCHED_SHOPS } from '../../../shared/shop/shop-limits';
import { tokenAge } from '../../../shared/shop/token-age';
import type { Shop } from '../../../shared/shop/shop';
import { useCommand } from '../../model/commands/offered-commands';
import { chooseShop, shopsStore, useChosenShop } from '../../model/shops';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { CheckIcon, ChevronDownIcon, EditIcon, FlaskIcon, FolderIcon, PlusIcon } from '../../ui/icons';
import { ShopMark } from '../../ui/shop-mark';
import { useFormats } from '../../words/formats';
import classes from './shop-dialog.module.css';
import { ShopDialog } from './shop-dialog-later';

/** The shop that rows are sent to, always visible. Its menu chooses another, adds one, or edits the chosen one. */
export function ShopPicker({
  onOpenPractice,
  onOpenWatches,
}: {
  onOpenPractice: () => void;
  onOpenWatches: () => void;
}) {
  const { t } = useTranslation();
  const { shops } = useStore(shopsStore);
  const chosen = useChosenShop();
  const { run } = useAction();
  const [edited, setEdited] = useState<Shop | 'new' | null>(null);
  const [search, setSearch] = useState('');
  const found = shops.filter((shop) => isFound(shop, search));
  const isLong = shops.length >= SEARCHED_SHOPS;
  const button = useRef<HTMLButtonElement>(null);
  useCommand('add-shop', () => setEdited('new'));
  // The menu item that opened the dialog no longer exists.
  const close = (): void => {
    setEdited(null);
    button.current?.focus();
  };
  return (
    <>
      <Menu position="bottom-end" width={300} withinPortal={false} onClose={() => setSearch('')}>
        <Menu.Target>
          <Button
            ref={button}
            variant="default"
            data-testid="shop-picker"
            rightSection={<ChevronDownIcon size={14} />}
            aria-label={t(chosen?.isLive === true ? 'shops.pickerLabelLive' : 'shops.pickerLabel', {
              name: chosen?.name ?? '',
            })}
          >
            {chosen === undefined ? (
              t('shops.none')
            ) : (
              <ShopMark id={chosen.id} name={chosen.name} isLive={chosen.isLive} />
            )}
          </Button>
        </Menu.Target>
        <Menu.Dropdown {...(isLong && { ref: asDialog })}>
          {isLong && (
            <Menu.Search
              placeholder={t('shops.search')}
              aria-label={t('shops.search')}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
          )}
          <div role={isLong ? 'menu' : 'presentation'} {...(isLong && { 'aria-label': t('shops.sendTo') })}>
            <Menu.Label>{t('shops.sendTo')}</Menu.Label>
            {found.length === 0 && <Menu.Label>{t('shops.nothingFound')}</Menu.Label>}
            {found.map((shop) => (
              <Menu.Item
                key={shop.id}
                rightSection={shop.id === chosen?.id ? <CheckIcon size={16} label={t('shops.chosen')} /> : null}
                onClick={() => run(() => chooseShop(shop.id))}
              >
                <ShopMark id={shop.id} name={shop.name} isLive={shop.isLive} />
                <ShopHints shop={shop} />
              </Menu.Item>
            ))}
            <Menu.Divider />
            {chosen !== undefined && (
              <Menu.Item leftSection={<EditIcon size={16} />} onClick={() => setEdited(chosen)}>
                {t('shops.edit', { name: chosen.name })}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<PlusIcon size={16} />} onClick={() => setEdited('new')}>
              {t('shops.add')}
            </Menu.Item>
            <Menu.Item leftSection={<FolderIcon size={16} />} onClick={onOpenWatches}>
              {t('watch.title')}
            </Menu.Item>
            <Menu.Item leftSection={<FlaskIcon size={16} />} onClick={onOpenPractice}>
              {t('shops.openPractice')}
            </Menu.Item>
          </div>
        </Menu.Dropdown>
      </Menu>
      {edited !== null && <ShopDialog shop={edited === 'new' ? null : edited} onClose={close} />}
    </>
  );
}

/** A field for searching may not be in a menu, so that the menu is within a dialog then. Mantine gives no choice of the role. */
function asDialog(dropdown: HTMLElement | null): void {
  dropdown?.setAttribute('role', 'dialog');
  dropdown?.removeAttribute('aria-orientation');
}

/** By its name, its note or its address. */
function isFound({ name, note, baseUrl }: Shop, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  return [name, note, baseUrl].some((text) => text.toLocaleLowerCase().includes(wanted));
}

/** The person's note, and a token that ends soon. */
function ShopHints({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [nowMs] = useState(() => Date.now());
  const age = tokenAge(shop.token === 'none' ? null : shop.tokenSince, nowMs);
  return (
    <>
      {shop.note !== '' && (
        <Text size="xs" c="dimmed" truncate>
          {shop.note}
        </Text>
      )}
      {(age.kind === 'ends-soon' || age.kind === 'over') && (
        <Text size="xs" className={classes['warning']}>
          {t(`shops.tokenMark.${age.kind}`, { date: formats.date(age.endsAt) })}
        </Text>
      )}
    </>
  );
}
