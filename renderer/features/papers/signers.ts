/** Who is asked to sign an agreement: the student, the family by name, the school. Decides nothing about who has to. */
import { findSignature, type Signature } from '#shared/domain/agreement.ts'
import type { Party } from '#shared/domain/sections/promises.ts'

export type Signer = { party: Party; title: string; name: string }

/** Every party gets a line; names that have signed already are not asked for again. */
export function listSigners(
  who: { fullName: string; calledName: string; familyNames: readonly string[]; staffName: string },
  signatures: readonly Signature[],
): Signer[] {
  const familyNames = who.familyNames.length === 0 ? [''] : who.familyNames
  const all: Signer[] = [
    { party: 'student', title: who.calledName, name: who.fullName },
    ...familyNames.map((name): Signer => ({ party: 'family', title: name || 'The family', name })),
    { party: 'school', title: who.staffName, name: who.staffName },
  ]
  return all.filter((one) => findSignature(one, signatures) === null)
}
