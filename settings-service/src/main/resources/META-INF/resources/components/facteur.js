// The one script of a page that embeds the components:
// <script type="module" src="https://settings.example/components/facteur.js"></script>
import './my-deliveries.js';
import './partner-connections.js';
import './reconnect-banner.js';
import './sender-preferences.js';
