import 'server-only'
import { blockText } from '@/lib/store/access-blocks'
import { type AccessBlockRecord, checkpointText, type ReadBlock } from '@/lib/store/access-chain'
import type { HeadName } from '@/lib/store/heads'
import { verifyLink } from '@/lib/vault/chain'
import { isOpeningError } from '@/lib/vault/seal'

/** What is wrong with a line of the change log or with a block of the access log. */
export type FaultCode =
  /** What stood before it is gone. */
  | 'gap'
  | 'altered'
  | 'lines_missing'
  | 'lines_added'
  | 'unknown_key'
  /** It is said to be purged, and no key of ours vouches for that. */
  | 'checkpoint'
  /** Lines with numbers from before the chain's beginning. */
  | 'stray_lines'
  /** The head outside of the database is newer than the end of the chain. */
  | 'cut'
  /** The same, and nothing is left. */
  | 'gone'
  /** The head outside is of another chain. */
  | 'replaced'

/** One thing that is wrong, and where. */
export interface AuditFault {
  log: HeadName
  /** Of the line of the change log, or of the block of the access log. */
  sequence: string
  code: FaultCode
}

/** What is wrong with a block, given the one before; null: its chain value vouches for it and its lines. */
export function judgeBlock(previous: AccessBlockRecord | null, block: ReadBlock): FaultCode | null {
  if (block.sequence !== (previous?.sequence ?? 0n) + 1n || block.afterId !== (previous?.uptoId ?? 0n))
    return 'gap'
  const claimed = { keyId: block.chainKeyId, value: block.chain }
  const fault = judgeLink(previous?.chain ?? null, blockText(block, block.text), claimed, 'access')
  if (fault !== 'altered' || block.found === block.lines) return fault
  return block.found < block.lines ? 'lines_missing' : 'lines_added'
}

/** What is wrong with the block that the chain begins with since the last purge. */
export function judgeCheckpoint(
  block: AccessBlockRecord,
  seal: { keyId: string; value: Uint8Array } | null,
): FaultCode | null {
  const fault = seal ? judgeLink(null, checkpointText(block), seal, 'access') : 'checkpoint'
  return fault === 'altered' ? 'checkpoint' : fault
}

/** What is wrong with a chain value, given the one before and the text that it vouches for. */
export function judgeLink(
  previous: Uint8Array | null,
  text: string,
  claimed: { keyId: string; value: Uint8Array },
  chain: 'event' | 'access',
): FaultCode | null {
  try {
    return verifyLink(previous, text, claimed, chain) ? null : 'altered'
  } catch (error) {
    if (isOpeningError(error) && error.code === 'unknown_key') return 'unknown_key'
    throw error
  }
}
