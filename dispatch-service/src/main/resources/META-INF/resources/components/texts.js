import en from './texts/en.js';
import fr from './texts/fr.js';

/** What this service's components say: fr or en. */
export default { fr, en };
