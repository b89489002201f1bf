import { Button, Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop/shop';
import { useCommand } from '../../model/commands/offered-commands';
import { chooseShop, shopsStore, useChosenShop } from '../../model/shops';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { CheckIcon, ChevronDownIcon, EditIcon, FlaskIcon, PlusIcon } from '../../ui/icons';
import { ShopMark } from '../../ui/shop-mark';
import { ShopDialog } from './shop-dialog-later';

/** The shop that rows are sent to, always visible. Its menu chooses another, adds one, or edits the chosen one. */
export function ShopPicker({ onOpenPractice }: { onOpenPractice: () => void }) {
  const { t } = useTranslation();
  const { shops } = useStore(shopsStore);
  const chosen = useChosenShop();
  const { run } = useAction();
  const [edited, setEdited] = useState<Shop | 'new' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useCommand('add-shop', () => setEdited('new'));
  // The menu item that opened the dialog no longer exists.
  const close = (): void => {
    setEdited(null);
    button.current?.focus();
  };
  return (
    <>
      <Menu position="bottom-end" width={300} withinPortal={false}>
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
        <Menu.Dropdown>
          <Menu.Label>{t('shops.sendTo')}</Menu.Label>
          {shops.map((shop) => (
            <Menu.Item
              key={shop.id}
              rightSection={shop.id === chosen?.id ? <CheckIcon size={16} label={t('shops.chosen')} /> : null}
              onClick={() => run(() => chooseShop(shop.id))}
            >
              <ShopMark id={shop.id} name={shop.name} isLive={shop.isLive} />
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
          <Menu.Item leftSection={<FlaskIcon size={16} />} onClick={onOpenPractice}>
            {t('shops.openPractice')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {edited !== null && <ShopDialog shop={edited === 'new' ? null : edited} onClose={close} />}
    </>
  );
}
