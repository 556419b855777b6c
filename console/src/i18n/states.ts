/// <reference types="vite/client" />

// a file for each playbook: a new one needs no entry here
const files = import.meta.glob<Readonly<Record<string, string>>>('./states/*.ts', { eager: true, import: 'states' });

/** French names of the playbooks' states, by the names that the state machines give them */
const french: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(files));

/** A state's name in a language; a state that no playbook here has keeps its own. */
export const stateName = (locale: 'en' | 'fr', name: string): string => (locale === 'fr' ? (french[name] ?? name) : name);
