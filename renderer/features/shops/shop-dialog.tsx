import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionCheck, Shop } from '../../../shared/shop/shop';
import { checkShop, chooseShop, forgetSent, removeShop, saveShop, shopsStore } from '../../model/shops';
import { useStore } from '../../model/store';
import { useAction } from '../../model/use-action';
import { confirmDeed } from '../../ui/confirm';
import { notifyDone } from '../../ui/notify';
import { ConnectionResult } from './connection-result';
import { ShopFields } from './shop-fields';
import { TokenField } from './token-field';
import { findFormProblems, formOf, isSendable, saveInput } from './shop-form';

/** Adds a shop (`shop` null) or changes one. */
export function ShopDialog({ shop, onClose }: { shop: Shop | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [savedId, setSavedId] = useState(shop?.id ?? null);
  const [form, setForm] = useState(() => formOf(shop));
  const [showProblems, setShowProblems] = useState(false);
  const [checked, setChecked] = useState<ConnectionCheck | null>(null);
  const saved = useStore(shopsStore, (state) => state.shops.find(({ id }) => id === savedId));
  const practice = shop?.practice ?? false;
  const problems = findFormProblems(form, practice);

  const save = async (): Promise<string> => {
    const id = await saveShop(saveInput(savedId, form));
    // Whoever adds a shop means to send to it.
    if (savedId === null) await chooseShop(id);
    setSavedId(id);
    setForm((now) => ({ ...now, token: '' }));
    return id;
  };
  const ifSound = (deed: () => Promise<unknown>): void => {
    setShowProblems(true);
    if (isSendable(problems)) run(deed);
  };
  const remove = (): void => {
    if (shop === null) return;
    const words = {
      title: t('shops.removeTitle', { name: shop.name }),
      text: t('shops.removeText'),
      confirm: t('shops.remove'),
      cancel: t('common.cancel'),
    };
    confirmDeed(words, () =>
      run(async () => {
        await removeShop(shop.id);
        onClose();
      }),
    );
  };

  const forget = (): void => {
    if (shop === null) return;
    const words = {
      title: t('shops.forgetSentTitle', { name: shop.name }),
      text: t('shops.forgetSentText'),
      confirm: t('shops.forgetSent'),
      cancel: t('common.cancel'),
    };
    confirmDeed(words, () =>
      run(async () => {
        await forgetSent(shop.id);
        notifyDone(t('shops.forgotSent'), t('common.close'));
      }),
    );
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={shop === null ? t('shops.add') : shop.name}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ifSound(async () => {
            await save();
            onClose();
          });
        }}
      >
        <Stack gap="md">
          {practice && <Text size="sm">{t('shops.practiceFixed')}</Text>}
          <ShopFields
            form={form}
            practice={practice}
            problems={showProblems ? problems : null}
            onChange={(change) => {
              setForm((now) => ({ ...now, ...change }));
              setChecked(null);
            }}
          />
          {!practice && (
            <TokenField
              value={form.token}
              presence={saved?.token ?? 'none'}
              onChange={(token) => setForm((now) => ({ ...now, token }))}
            />
          )}
          {checked !== null && (
            <div ref={(result) => result?.scrollIntoView({ block: 'nearest' })}>
              <ConnectionResult check={checked} />
            </div>
          )}
          <Group justify="space-between" mt="xs">
            <Group gap="xs">
              <Button
                variant="default"
                loading={busy}
                onClick={() => ifSound(async () => setChecked(await checkShop(await save())))}
              >
                {t('shops.saveAndCheck')}
              </Button>
              {shop !== null && !practice && (
                <Button variant="subtle" color="gray" disabled={busy} onClick={forget}>
                  {t('shops.forgetSent')}
                </Button>
              )}
              {shop !== null && !practice && (
                <Button variant="subtle" color="red" disabled={busy} onClick={remove}>
                  {t('shops.remove')}
                </Button>
              )}
            </Group>
            <Group gap="xs">
              <Button variant="subtle" color="gray" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={busy}>
                {t('common.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
