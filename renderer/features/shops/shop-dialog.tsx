import { Button, Group, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestRefused } from '../../bridge';
import type { ConnectionCheck, Shop } from '../../../shared/shop/shop';
import { assignHues } from '../../../shared/shop/shop-hue';
import { networkOpenedStore } from '../../model/settings';
import { checkShop, chooseShop, memoryOpenedStore, saveShop, shopsStore, useSavedShop } from '../../model/shops';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { Dialog } from '../../ui/dialogs/dialog';
import { SaveActions } from '../../ui/dialogs/save-actions';
import { differs, useFormClosing } from '../../ui/dialogs/use-form-closing';
import { ConnectionResult } from './connection-result';
import { useFieldErrors } from './field-errors';
import classes from './shop-dialog.module.css';
import { HueChoice } from './hue-choice';
import { ShopFields } from './shop-fields';
import { findFormProblems, formOf, isSendable, refusedField, saveInput, type ShopForm } from './shop-form';
import { ShopOrder } from './shop-order';
import { ShopRemoval } from './shop-removal';
import { TokenFacts } from './token-facts';
import { TokenField } from './token-field';

/** Adds a shop (`shop` null) or changes one. Only «Save» stores what was typed. */
export function ShopDialog({ shop, onClose }: { shop: Shop | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const isMemoryOpened = useStore(memoryOpenedStore, (id) => id !== null);
  const isNetworkOpened = useStore(networkOpenedStore);
  const { shops } = useStore(shopsStore);
  const [form, setForm] = useState(() => formOf(shop, assignHues([...shops, { id: '', hue: null }]).get('') ?? null));
  const [before] = useState(form);
  const close = useFormClosing(differs(before, form), onClose, isNetworkOpened || isMemoryOpened);
  const [showProblems, setShowProblems] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [checked, setChecked] = useState<ConnectionCheck | null>(null);
  /** Grows with every change, so that a check of earlier input is ignored. */
  const changes = useRef(0);
  const saved = useSavedShop(shop?.id ?? null);
  const practice = shop?.practice ?? false;
  const problems = findFormProblems(form, practice);
  const errors = useFieldErrors(showProblems ? problems : null, refused);
  const input = saveInput(shop?.id ?? null, form);

  const change = (changed: Partial<ShopForm>): void => {
    changes.current += 1;
    setForm((now) => ({ ...now, ...changed }));
    setChecked(null);
    setRefused(null);
  };
  /** A refusal that concerns a field is shown at that field. */
  const ifSound = (deed: () => Promise<unknown>): void => {
    setShowProblems(true);
    setRefused(null);
    if (!isSendable(problems)) return;
    run(() =>
      deed().catch((error: unknown) => {
        if (!(error instanceof RequestRefused) || refusedField(error.code) === null) throw error;
        setRefused(error.code);
      }),
    );
  };
  const save = async (): Promise<void> => {
    const id = await saveShop(input);
    // A person who adds a shop wants to send to it.
    if (shop === null) await chooseShop(id);
    onClose();
  };
  const check = async (): Promise<void> => {
    const asked = changes.current;
    const found = await checkShop(input);
    if (asked === changes.current) setChecked(found);
  };

  return (
    // Not in the middle: it would move when the result of a check appears.
    <Dialog
      opened
      onClose={close}
      title={shop === null ? t('shops.add') : shop.name}
      size="lg"
      centered={false}
      yOffset="3vh"
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ifSound(save);
        }}
      >
        <Stack gap="sm">
          {practice && <Text size="sm">{t('shops.practiceFixed')}</Text>}
          <ShopFields form={form} practice={practice} errors={errors} onChange={change}>
            {!practice && (
              <TokenField
                value={form.token}
                presence={saved?.token ?? 'none'}
                error={errors.token}
                onChange={(token) => change({ token })}
              />
            )}
            {saved !== undefined && !practice && <TokenFacts shop={saved} />}
          </ShopFields>
          {!practice && (
            <HueChoice
              hue={form.hue}
              others={shops.filter(({ id }) => id !== shop?.id)}
              onChange={(hue) => change({ hue })}
            />
          )}
          {shop !== null && (
            <Group gap="xs" justify="space-between">
              <Button variant="default" size="xs" onClick={() => memoryOpenedStore.set(shop.id)}>
                {t('memory.open')}
              </Button>
              {!practice && <ShopOrder shop={shop} />}
            </Group>
          )}
          {shop !== null && !practice && <ShopRemoval shop={shop} onRemoved={onClose} />}
          {checked !== null && (
            <div className={classes['checked']} ref={(result) => result?.scrollIntoView({ block: 'nearest' })}>
              <ConnectionResult check={checked} />
            </div>
          )}
        </Stack>
        <SaveActions busy={busy} onCancel={close}>
          <Button variant="default" loading={busy} onClick={() => ifSound(check)}>
            {t('shops.checkConnection')}
          </Button>
        </SaveActions>
      </form>
    </Dialog>
  );
}
