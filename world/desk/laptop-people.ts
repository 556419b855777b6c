import type { Signatory } from '../laptop.ts';
import type { DeskSettings } from './desk-settings.ts';

/** somebody who only looks */
export const onlooker: Signatory = { id: 'farid@desk.example.com', name: 'Farid', roles: ['viewer'] };

/** who can sign in on a laptop: the desk of the demo, somebody who only looks, and an administrator */
export const peopleOf = (desk: DeskSettings): readonly Signatory[] => [
  ...desk.people,
  { id: 'emma@desk.example.com', name: 'Emma', roles: ['analyst'] },
  onlooker,
  { id: 'gwen@desk.example.com', name: 'Gwen', roles: ['admin'] },
  // of a supplier: sees the work of team beta only, once policy has it
  { id: 'ben@beta.example.com', name: 'Ben', roles: ['analyst', 'supplier-beta'] },
  { id: 'nora@desk.example.com', name: 'Nora', roles: ['privacy'] },
];
