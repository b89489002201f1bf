import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdoptDialog } from './adopt-dialog';

/** Opens the choices for all rows whose e-mail belongs to another consumer. */
export function AdoptAll({ tabIndex }: { tabIndex?: 0 | -1 }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const around = useRef<HTMLElement>(null);
  return (
    <>
      <Button
        ref={button}
        size="compact-sm"
        variant="light"
        data-testid="adopt-all"
        {...(tabIndex !== undefined && { tabIndex })}
        onClick={() => {
          around.current = button.current?.closest<HTMLElement>('[tabindex="-1"]') ?? null;
          setOpen(true);
        }}
      >
        {t('elsewhere.open')}
      </Button>
      {isOpen && (
        <AdoptDialog
          onClose={(isDone) => {
            setOpen(false);
            // The button goes with the last of the rows.
            (isDone ? (around.current ?? button.current) : button.current)?.focus();
          }}
        />
      )}
    </>
  );
}
