import { Anchor, Box, Code, List, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { CopyableText } from '../../../ui/details';
import classes from './guide.module.css';
import type { Block, Inline } from './read-guide';

/** Pixels per CSS pixel of a picture, as the script takes them (test/e2e/pictures/guide-camera.ts). */
const PICTURE_DENSITY = 1.5;

/** A page of the guide below its title. Its headings begin one level below that of the page. */
export function GuideBlocks({ blocks, onOpen }: { blocks: readonly Block[]; onOpen: (page: string) => void }) {
  // The blocks of a page never change their places.
  return blocks.map((block, at) => <GuideBlock key={at} block={block} onOpen={onOpen} />);
}

function GuideBlock({ block, onOpen }: { block: Block; onOpen: (page: string) => void }) {
  switch (block.kind) {
    case 'heading':
      return (
        <Title order={block.depth === 2 ? 3 : 4} size={block.depth === 2 ? 16 : 14} mt="lg" mb="xs">
          {block.text}
        </Title>
      );
    case 'paragraph':
      return (
        <Text my="xs">
          <Parts parts={block.parts} onOpen={onOpen} />
        </Text>
      );
    case 'list':
      return (
        <List type={block.ordered ? 'ordered' : 'unordered'} my="xs" spacing={6} className={classes['list'] ?? ''}>
          {block.items.map((parts, at) => (
            <List.Item key={at}>
              <Parts parts={parts} onOpen={onOpen} />
            </List.Item>
          ))}
        </List>
      );
    case 'code':
      return (
        <Box my="xs">
          <CopyableText text={block.text} />
        </Box>
      );
    case 'picture':
      return <img className={classes['picture']} srcSet={`${block.address} ${PICTURE_DENSITY}x`} alt={block.words} />;
  }
}

function Parts({ parts, onOpen }: { parts: readonly Inline[]; onOpen: (page: string) => void }) {
  return parts.map((part, at) => <Fragment key={at}>{partOf(part, onOpen)}</Fragment>);
}

function partOf(part: Inline, onOpen: (page: string) => void) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'strong':
      return <strong>{part.text}</strong>;
    case 'code':
      return <Code className={classes['code'] ?? ''}>{part.text}</Code>;
    case 'link':
      return (
        // Not a button, which could not wrap with its sentence.
        <Anchor
          href={`#${part.page}`}
          underline="always"
          onClick={(event) => {
            event.preventDefault();
            onOpen(part.page);
          }}
        >
          {part.text}
        </Anchor>
      );
  }
}
