import { BUTTONS } from './buttons/all.ts';
import { checkButtons } from './buttons/check.ts';

// Two files, so that they run side by side.
checkButtons(Object.entries(BUTTONS).filter((_, at) => at % 2 === 1));
