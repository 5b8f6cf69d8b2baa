// On the way out the browser forgets what it kept for the phone; one that cannot load that has kept nothing.
import('/phone/leave.js').catch(function () { document.getElementById('leave').click(); });
