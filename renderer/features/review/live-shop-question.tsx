import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop/shop';
import { isSameShopName } from '../../../shared/shop/shop-name';
import { Dialog } from '../../ui/dialogs/dialog';
import { useFormats } from '../../words/formats';

interface LiveShop {
  shop: Shop;
  rows: number;
  onSend: () => void;
  onClose: () => void;
}

/** Asks for the name of a live shop before the first large delivery to it, so that nobody sends to the wrong one by habit. */
export function LiveShopQuestion({ opened, ...asked }: LiveShop & { opened: boolean }) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={asked.onClose} title={t('review.liveTitle', { name: asked.shop.name })}>
      <NameForm {...asked} />
    </Dialog>
  );
}

/** What is typed in it goes with the dialog. */
function NameForm({ shop, rows, onSend, onClose }: LiveShop) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const isSame = isSameShopName(typed, shop.name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isSame) onSend();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t('review.liveText', { count: rows, rows: formats.number(rows) })}</Text>
        <TextInput
          label={t('review.liveName')}
          value={typed}
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!isSame}>
            {t('review.confirm', { count: rows, rows: formats.number(rows) })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
