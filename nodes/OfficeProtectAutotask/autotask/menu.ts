const resources = 'Admin > Account Settings & Users > Resources/Users (HR)';

/** Where Autotask's menu has the API users. */
export const apiUsersInMenu = `${resources} > Resources/Users`;

/** Where it has what they may do. */
export const securityLevelsInMenu = `${resources} > Security > Security Levels`;
