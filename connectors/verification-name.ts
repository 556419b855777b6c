/**
 * JSONata: whose requirement a verification is about, from the name its provider was given for it: `<PSP client>/<reference>/<requirement>`,
 * `direct` for a merchant of no PSP client. Where it has only two parts the requirement is `otherwise`. No requirement is told of without all three.
 * @param name JSONata of the name
 * @param otherwise JSONata of the requirement of a name without one
 */
export const verificationName = (name: string, otherwise: string): string => `
  $parts := $split(${name}, '/');
  $pspClient := $parts[0];
  $subject := $parts[1];
  $requirement := $parts[2] ? $parts[2] : ${otherwise};
  $isOurs := $count($parts) in [2, 3] and $pspClient and $subject and $requirement ? true : false;`;
