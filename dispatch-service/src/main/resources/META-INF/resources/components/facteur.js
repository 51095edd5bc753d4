// What the page loads.
import './operator-desk.js';
