/** Dashboards as code: what Metabase should hold, what it holds, and how one becomes the other. */
package fr.plics.publish.metabase;
