import { Anchor, NavLink, Title } from '@mantine/core';
import { use, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore, useStore } from '../../../model/store';
import { Screen } from '../../../ui/screen';
import { GuideBlocks } from './guide-blocks';
import classes from './guide.module.css';
import { guideIn } from './load-guide';

/** The page that was read last: a person goes back and forth between the guide and what they are doing. */
const openPageStore = createStore<string | null>(null);

/** The guide: its contents beside the page that is read. */
export function GuideScreen() {
  const { t, i18n } = useTranslation();
  const { title, pages } = use(guideIn(i18n.language === 'en' ? 'en' : 'ru'));
  const id = useStore(openPageStore);
  const scroller = useRef<HTMLDivElement>(null);
  const article = useRef<HTMLElement>(null);
  const isByLink = useRef(false);
  const at = Math.max(
    pages.findIndex((one) => one.id === id),
    0,
  );
  const page = pages[at];
  const next = pages[at + 1];
  // A link goes with the page that it was on, so that the keyboard follows it. Otherwise it stays in the contents.
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    if (isByLink.current) article.current?.focus({ preventScroll: true });
    isByLink.current = false;
  }, [page]);
  if (page === undefined) return null;
  const openLink = (to: string): void => {
    isByLink.current = true;
    openPageStore.set(to);
  };
  return (
    <Screen title={title} ref={scroller} data-testid="guide">
      <div className={classes['guide']}>
        <nav aria-label={title} className={classes['contents']}>
          {pages.map((one) => (
            <NavLink
              key={one.id}
              component="button"
              type="button"
              className={classes['entry'] ?? ''}
              label={one.title}
              active={one === page}
              aria-current={one === page ? 'page' : undefined}
              data-page={one.id}
              onClick={() => openPageStore.set(one.id)}
            />
          ))}
        </nav>
        <article key={page.id} ref={article} tabIndex={-1} className={classes['page']} aria-label={page.title}>
          <Title order={2} size={20} mb="sm">
            {page.title}
          </Title>
          <GuideBlocks blocks={page.blocks} onOpen={openLink} />
          {next !== undefined && (
            <p className={classes['next']}>
              <Anchor component="button" type="button" data-testid="guide-next" onClick={() => openLink(next.id)}>
                {t('guide.next', { title: next.title })}
              </Anchor>
            </p>
          )}
        </article>
      </div>
    </Screen>
  );
}
