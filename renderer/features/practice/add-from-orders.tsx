import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { useOpenedSheet } from '../../model/sheet';
import { PlusIcon } from '../../ui/icons';
import { notifyDone, notifyHint } from '../../ui/notify';
import { useFormats } from '../../words/formats';

/** Adds consumers as orders make them (api-contract.md, trap 9), so that a row whose e-mail belongs to one can be tried. */
export function AddFromOrders({ onAdded }: { onAdded: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const sheet = useOpenedSheet();
  const isReady = sheet?.state.complete === true;

  const add = (emails: 'sheet' | 'invented') => () =>
    run(async () => {
      const { added } = await ask('practice-add-from-orders', { emails });
      onAdded();
      if (added === 0) notifyHint(t('practice.ordersNone'), t('common.close'));
      else notifyDone(t('practice.ordersAdded', { count: added, consumers: formats.number(added) }), t('common.close'));
    });
  return (
    <Menu position="bottom-end" width={340}>
      <Menu.Target>
        <Button variant="default" leftSection={<PlusIcon size={16} />} data-testid="add-from-orders">
          {t('practice.orders')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label fw={400}>{t('practice.ordersText')}</Menu.Label>
        <Menu.Item disabled={!isReady} onClick={add('sheet')} data-testid="orders-sheet">
          {isReady ? t('practice.ordersSheet', { file: sheet.fileName }) : t('practice.ordersNoSheet')}
        </Menu.Item>
        <Menu.Item onClick={add('invented')} data-testid="orders-invented">
          {t('practice.ordersInvented')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
