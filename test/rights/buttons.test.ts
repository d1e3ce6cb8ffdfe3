import { BUTTONS } from './buttons/all.ts';
import { checkStrangers } from './buttons/check.ts';

checkStrangers(Object.entries(BUTTONS));
