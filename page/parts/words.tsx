import type { Run } from '../../src/web/contract.ts';
import { t } from '../words.ts';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  quote: 'q',
} as const;

const isSafe = (link: string): boolean => /^(https?:|tel:|mailto:)/.test(link);

/** A text as meaning: whatever stands in it is shown as letters and never as markup. */
export const Words = ({ runs }: { runs: readonly Run[] }) => (
  <p class="words">
    {runs.map((run, at) => (
      <Stretch key={at} {...run} />
    ))}
  </p>
);

function Stretch({ text, look, link }: Run) {
  if (link !== undefined && isSafe(link)) {
    const elsewhere = link.startsWith('http') ? { target: '_blank', rel: 'noopener noreferrer' } : {};
    return (
      <a href={link} {...elsewhere}>
        {text}
      </a>
    );
  }
  if (look === 'spoiler') return <Spoiler text={text} />;
  if (look === undefined) return <>{text}</>;
  const Tag = TAGS[look];
  return <Tag>{text}</Tag>;
}

const Spoiler = ({ text }: { text: string }) => (
  <details class="spoiler">
    <summary aria-label={t('web-show')}>•••</summary>
    {text}
  </details>
);
