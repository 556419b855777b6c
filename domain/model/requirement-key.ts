/** `owner_identity:p1` -> `owner_identity`: the key of policy's catalogue */
export const keyOfRequirement = (requirementId: string): string => requirementId.replace(/:.*$/s, '');
