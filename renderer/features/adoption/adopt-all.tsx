import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyboardBack } from '../../hooks/use-keyboard-back';
import { AdoptDialog } from './adopt-dialog';

/** Opens the choices for all rows whose e-mail belongs to another consumer. */
export function AdoptAll({ tabIndex }: { tabIndex?: 0 | -1 }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { button, giveBack } = useKeyboardBack();
  return (
    <>
      <Button
        ref={button}
        size="compact-sm"
        variant="light"
        data-testid="adopt-all"
        {...(tabIndex !== undefined && { tabIndex })}
        onClick={() => setOpen(true)}
      >
        {t('elsewhere.open')}
      </Button>
      {isOpen && (
        <AdoptDialog
          onClose={(isDone) => {
            setOpen(false);
            giveBack(isDone);
          }}
        />
      )}
    </>
  );
}
