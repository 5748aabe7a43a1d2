/** The key of a protected PDF and what the file says of it: AES-256, revision 6. Knows nothing of the file's words. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto'

export type PdfKey = {
  fileKey: Buffer
  /** The encryption dictionary, as it stands in the file. */
  dictionary: string
}

const noVector = Buffer.alloc(16)

/**
 * A new key that `passphrase` opens (ISO 32000-2:2020, 7.6.4.3.3 and 7.6.4.4). Whoever opens the file may do all with
 * it, listening to it with a screen reader included: forbidding protects nothing, so there is no second passphrase
 * that would lift it, and the owner's is drawn and forgotten. `passphrase` is ASCII, at most 127 bytes.
 */
export function makePdfKey(passphrase: string): PdfKey {
  const fileKey = randomBytes(32)
  const user = wrapKey(Buffer.from(passphrase), fileKey, Buffer.alloc(0))
  const owner = wrapKey(randomBytes(32), fileKey, user.check)
  const entries = [
    '/Filter /Standard /V 5 /R 6 /Length 256 /P -4 /EncryptMetadata true',
    '/CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF',
    `/U ${hex(user.check)} /UE ${hex(user.wrapped)} /O ${hex(owner.check)} /OE ${hex(owner.wrapped)}`,
    `/Perms ${hex(sealPermissions(fileKey))}`,
  ]
  return { fileKey, dictionary: `<< ${entries.join('\n')} >>` }
}

const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`

/** What tells whether a passphrase is right, and the file's key under it (algorithms 8 and 9). */
function wrapKey(secret: Buffer, fileKey: Buffer, user: Buffer): { check: Buffer; wrapped: Buffer } {
  const checkSalt = randomBytes(8)
  const keySalt = randomBytes(8)
  const check = Buffer.concat([hardHash(secret, checkSalt, user), checkSalt, keySalt])
  const cipher = createCipheriv('aes-256-cbc', hardHash(secret, keySalt, user), noVector).setAutoPadding(
    false,
  )
  return { check, wrapped: cipher.update(fileKey) }
}

/** Algorithm 2.B: slow on purpose, 64 rounds and then as many as chance asks for. */
function hardHash(secret: Buffer, salt: Buffer, user: Buffer): Buffer {
  let key = createHash('sha256').update(secret).update(salt).update(user).digest()
  for (let round = 1, last = 0; round <= 64 || last > round - 33; round += 1) {
    const once = Buffer.concat([secret, key, user])
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    )
    const mixed = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => once)))
    // The first 16 bytes as one number, modulo 3; 256 leaves 1, so their sum does as well.
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(['sha256', 'sha384', 'sha512'][rest] ?? 'sha256')
      .update(mixed)
      .digest()
    last = mixed.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}

/** The same permissions again under the file's key, so that nobody changes them unseen (algorithm 10). */
function sealPermissions(fileKey: Buffer): Buffer {
  const words = Buffer.concat([Buffer.from('fcffffffffffffff', 'hex'), Buffer.from('Tadb'), randomBytes(4)])
  return createCipheriv('aes-256-ecb', fileKey, null).setAutoPadding(false).update(words)
}
