import { Autocomplete, Button, Checkbox, NumberInput, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { securedUrl } from '../../../shared/shop/base-url';
import { checkPace } from '../../../shared/shop/pace';
import { AUTH_SCHEMES } from '../../../shared/shop/auth-scheme';
import { BASE_URL_PRESETS, DEFAULT_PACE, MAX_PACE, SHOP_NOTE_LETTERS } from '../../../shared/shop/shop-limits';
import type { FieldErrors } from './field-errors';
import type { ShopForm } from './shop-form';
import classes from './shop-dialog.module.css';
import { TimeZoneSelect } from './time-zone-select';

/** The fields of a shop. The token's comes as `children`, after the address: these three are all that a new shop needs. */
export function ShopFields({
  form,
  practice,
  errors,
  onChange,
  children,
}: {
  form: ShopForm;
  practice: boolean;
  errors: FieldErrors;
  onChange: (change: Partial<ShopForm>) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const address = useRef<HTMLInputElement>(null);
  const secured = practice ? null : securedUrl(form.baseUrl);
  const pace = checkPace(form.pace, form.baseUrl);
  const isFast = pace.ok && pace.isFast;
  const paceHint = isFast ? 'paceFast' : pace.ok && pace.pace === 0 ? 'paceUnlimited' : 'paceHint';
  return (
    <>
      <TextInput
        label={t('shops.name')}
        value={form.name}
        disabled={practice}
        data-autofocus={practice ? undefined : true}
        error={errors.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Autocomplete
        ref={address}
        label={t('shops.address')}
        description={t('shops.addressHint')}
        data={[...BASE_URL_PRESETS]}
        filter={({ options }) => options}
        value={form.baseUrl}
        disabled={practice}
        className="mono-input"
        error={errors.baseUrl ?? (secured === null ? null : t('shops.addressProblem.insecure'))}
        onChange={(baseUrl) => onChange({ baseUrl })}
      />
      {secured !== null && (
        <Button
          variant="default"
          size="compact-sm"
          className={classes['secured'] ?? ''}
          onClick={() => {
            onChange({ baseUrl: secured });
            // The button is gone then.
            address.current?.focus();
          }}
        >
          {t('shops.useHttps')}
        </Button>
      )}
      {children}
      <SimpleGrid cols={2}>
        <Select
          label={t('shops.auth')}
          description={t('shops.authHint')}
          data={(['auto', ...AUTH_SCHEMES] as const).map((value) => ({ value, label: t(`shops.authScheme.${value}`) }))}
          value={form.auth}
          disabled={practice}
          allowDeselect={false}
          onChange={(auth) => auth !== null && onChange({ auth })}
        />
        <NumberInput
          label={t('shops.pace')}
          description={<span className={isFast ? classes['warning'] : undefined}>{t(`shops.${paceHint}`)}</span>}
          placeholder={String(DEFAULT_PACE)}
          value={form.pace ?? ''}
          min={0}
          max={MAX_PACE}
          step={1}
          decimalScale={1}
          data-autofocus={practice ? true : undefined}
          error={errors.pace}
          onChange={(typed) => onChange({ pace: typeof typed === 'number' ? typed : null })}
        />
      </SimpleGrid>
      {!practice && (
        <Checkbox
          data-testid="shop-live"
          label={t('shops.live')}
          description={t('shops.liveHint')}
          checked={form.isLive}
          onChange={(event) => onChange({ isLive: event.currentTarget.checked })}
        />
      )}
      {!practice && (
        <Textarea
          label={t('shops.note')}
          description={t('shops.noteHint')}
          value={form.note}
          maxLength={SHOP_NOTE_LETTERS}
          autosize
          maxRows={3}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      )}
      <TimeZoneSelect value={form.timeZone} error={errors.timeZone} onChange={(timeZone) => onChange({ timeZone })} />
    </>
  );
}
