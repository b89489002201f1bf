import { ActionIcon, Code, Collapse, CopyButton, Group, Tooltip, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { redact } from '../../shared/diagnostics/redact';
import { CheckIcon, ChevronDownIcon, CopyIcon } from './icons';
import classes from './details.module.css';

/** «Подробнее»: a collapsed section for what a person rarely needs. */
export function Details({ label, children }: { label?: string; children: ReactNode }) {
  const { t } = useTranslation();
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <div>
      <UnstyledButton className={classes['toggle']} aria-expanded={opened} aria-controls={id} onClick={toggle}>
        <ChevronDownIcon size={14} className={opened ? undefined : classes['closed']} />
        {label ?? t('common.details')}
      </UnstyledButton>
      <Collapse expanded={opened} id={id} transitionDuration={120} keepMounted={false}>
        <div className={classes['content']}>{children}</div>
      </Collapse>
    </div>
  );
}

/**
 * What support needs to know of an error, behind «Подробнее»; nothing where the text is empty. It is copied and sent, so tokens, e-mails and
 * phones are taken out of what a server or the system said.
 */
export function TechnicalDetails({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <Details>
      <CopyableText text={redact(text, { folders: [], names: [] })} />
    </Details>
  );
}

/** Technical text that can be copied. */
export function CopyableText({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap" align="flex-start" className={classes['copyable'] ?? ''}>
      <Code block className={classes['code'] ?? ''} tabIndex={0} aria-label={t('common.technicalText')}>
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('common.copied') : t('common.copy')}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('common.copy')} onClick={copy}>
              {copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
