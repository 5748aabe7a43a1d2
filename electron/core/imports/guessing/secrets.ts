/** Knows the headings under which systems keep what nobody else should see. Looks at no value. */

const secret =
  /^(user|student|login|web|network|email|account)?(pass(wd|phrase|code)?|pwd?|pin)(code|number|no)?$|password|^(student)?(ssn|socialsecurity(number|no|num)?)$/

/** Whether a column may be neither shown nor kept. */
export function isSecret(heading: string): boolean {
  return secret.test(heading.toLowerCase().replaceAll(/[^a-z]/g, ''))
}
