/** The site that explains the published figures to people who do not program: the only user of the templates. */
package fr.plics.publish.site;
